# who owns it
chown root:root:/etc/motd
install-file conf/motd
selinux off
