write /etc/name:web-3 8003 {{kept}}
upload files/web-3.txt:/etc/own
