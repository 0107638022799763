edit /etc/hosts:system("id")
