################################################################################
# iso-kickstart, from distros/iso-kickstart.ini
################################################################################

iso-kickstart.uuid = 80988c5e-6b49-8bfc-bec8-63f9b871b294
iso-kickstart.mac = 52:54:00:1d:87:75
iso-kickstart.definition = iso-kickstart
iso-kickstart.image = 79c1bf7c0d115148-iso-kickstart
iso-kickstart.kernel = 
iso-kickstart.empty = 
iso-kickstart.parent = 8a7fc1555c8d5f18-installed
iso-kickstart.bare = 
iso-kickstart.kernel-args = quiet
iso-kickstart.unlocked = 
iso-kickstart.networks = 
iso-kickstart.nics = 
iso-kickstart.forwards = hostfwd=tcp:127.0.0.1:26603-:22
iso-kickstart.shares = code
iso-kickstart.readonly = 
iso-kickstart.share-code = target=/code
iso-kickstart.ninep = 
iso-kickstart.create = 
iso-kickstart.disks = 
iso-kickstart.xml = 
iso-kickstart.owner = 1234:+1235
iso-kickstart.xml: CODE_DIR ?= $(CURDIR)
iso-kickstart.xml: OS_VARIANT ?= centos-stream9
iso-kickstart.xml: MEMORY ?= 2048
iso-kickstart.xml: VCPUS ?= 2
iso-kickstart.xml: CPU ?= 
iso-kickstart.xml: NESTED ?= no
iso-kickstart.xml: MACHINE ?= 
iso-kickstart.xml: FIRMWARE ?= bios
iso-kickstart.xml: BOOT_ORDER ?= 
iso-kickstart.xml: DISK_BUS ?= virtio
iso-kickstart.xml: DISK_CACHE ?= default
iso-kickstart.xml: DISK_IO ?= 
iso-kickstart.xml: DISK_DISCARD ?= 
iso-kickstart.xml: CDROM ?= 
iso-kickstart.xml: NETWORK ?= bridge=br0
iso-kickstart.xml: GRAPHICS ?= none
iso-kickstart.xml: VIDEO ?= 
iso-kickstart.xml: RNG ?= yes
iso-kickstart.xml: SERIAL_LOG ?= yes
iso-kickstart.xml: GUEST_AGENT ?= yes
iso-kickstart.xml: KERNEL_ARGS ?= quiet
iso-kickstart.xml: AUTOSTART ?= no
iso-kickstart.xml: TITLE ?= 
iso-kickstart.xml: DESCRIPTION ?= 
iso-kickstart.xml: VIRT_INSTALL_FLAGS ?= 
iso-kickstart.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
