ssh-inject root
