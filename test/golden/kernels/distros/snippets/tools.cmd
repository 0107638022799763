touch /etc/before
install-kernel deb
