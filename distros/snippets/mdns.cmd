# For names by multicast: NAME.local, from a host that has avahi or systemd-resolved.
install avahi-daemon
