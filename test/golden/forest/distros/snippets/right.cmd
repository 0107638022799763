run-command docker ps --format "{{.Names}}"
