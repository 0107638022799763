VMS = almalinux-9 centos-7 centos-8 centos-stream-9 debian-12 debian-13 fedora ubuntu ubuntu-22.04
IMAGES = 
linux-names = 
needs = 
variables = OS_VARIANT MEMORY VCPUS CPU NESTED MACHINE FIRMWARE BOOT_ORDER DISK_BUS DISK_CACHE DISK_IO DISK_DISCARD CDROM NETWORK GRAPHICS VIDEO RNG SERIAL_LOG GUEST_AGENT KERNEL_ARGS AUTOSTART TITLE DESCRIPTION VIRT_INSTALL_FLAGS FAST_BOOT CODE_DIR FSDEV_FLAGS
workspace = 0123456789abcdef
emulated-cpu = qemu64,require=ssse3,require=sse4.1,require=sse4.2,require=popcnt
