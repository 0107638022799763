vm-names = box box-far by-hand cloud deb iso-autoinstall iso-kickstart iso-preseed listed noble oci oci-digest oci-folder oci-new own own-file own-packed packed sid snap template unsigned
IMAGES = 
linux-names = 
needs = 
variables = OS_VARIANT MEMORY VCPUS CPU NESTED MACHINE FIRMWARE BOOT_ORDER DISK_BUS DISK_CACHE DISK_IO DISK_DISCARD CDROM NETWORK GRAPHICS VIDEO RNG SERIAL_LOG GUEST_AGENT KERNEL_ARGS AUTOSTART TITLE DESCRIPTION VIRT_INSTALL_FLAGS FAST_BOOT CODE_DIR FSDEV_FLAGS
workspace = 0123456789abcdef
