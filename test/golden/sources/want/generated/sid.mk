################################################################################
# sid, from distros/sid.ini
################################################################################

sid.uuid = d593e139-4b54-8d3a-b78b-8d3e0da2729d
sid.mac = 52:54:00:78:9e:bc
sid.definition = sid
sid.image = 5533ffbff1ea140f-sid
sid.kernel = aaf3c269da7c0192-debian-sid
sid.empty = 
sid.parent = aaf3c269da7c0192-debian-sid
sid.bare = 1
sid.kernel-args = quiet
sid.unlocked = sid
sid.networks = 
sid.nics = 
sid.forwards = hostfwd=tcp:127.0.0.1:28739-:22
sid.shares = code
sid.readonly = 
sid.share-code = target=/code
sid.ninep = 
sid.create = 
sid.disks = 
sid.xml = 
sid.owner = 1234:+1235
sid.xml: CODE_DIR ?= $(CURDIR)
sid.xml: OS_VARIANT ?= linux2020
sid.xml: MEMORY ?= 2048
sid.xml: VCPUS ?= 2
sid.xml: CPU ?= 
sid.xml: NESTED ?= no
sid.xml: MACHINE ?= 
sid.xml: FIRMWARE ?= bios
sid.xml: BOOT_ORDER ?= 
sid.xml: DISK_BUS ?= virtio
sid.xml: DISK_CACHE ?= default
sid.xml: DISK_IO ?= 
sid.xml: DISK_DISCARD ?= 
sid.xml: CDROM ?= 
sid.xml: NETWORK ?= network=default
sid.xml: GRAPHICS ?= none
sid.xml: VIDEO ?= 
sid.xml: RNG ?= yes
sid.xml: SERIAL_LOG ?= yes
sid.xml: GUEST_AGENT ?= yes
sid.xml: KERNEL_ARGS ?= quiet
sid.xml: AUTOSTART ?= no
sid.xml: TITLE ?= 
sid.xml: DESCRIPTION ?= 
sid.xml: VIRT_INSTALL_FLAGS ?= 
sid.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
