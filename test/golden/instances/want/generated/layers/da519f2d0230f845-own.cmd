write /etc/name:web-2 8002 {{kept}}
upload files/web-2.txt:/etc/own
