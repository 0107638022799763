write /etc/name:web-1 8001 {{kept}}
upload files/web-1.txt:/etc/own
