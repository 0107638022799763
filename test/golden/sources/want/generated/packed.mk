################################################################################
# packed, from distros/packed.ini
################################################################################

packed.uuid = 954e7b5a-3da2-899d-9fe3-446213176a8c
packed.mac = 52:54:00:c1:89:2d
packed.definition = packed
packed.image = 98b0b203aeac7fcf-packed
packed.kernel = 
packed.empty = 
packed.parent = 008262c2332da972-disk
packed.bare = 
packed.kernel-args = quiet
packed.unlocked = 
packed.networks = 
packed.nics = 
packed.forwards = hostfwd=tcp:127.0.0.1:27283-:22
packed.shares = code
packed.readonly = 
packed.share-code = target=/code
packed.ninep = 
packed.create = 
packed.disks = 
packed.xml = 
packed.owner = 1234:+1235
packed.xml: CODE_DIR ?= $(CURDIR)
packed.xml: OS_VARIANT ?= linux2020
packed.xml: MEMORY ?= 2048
packed.xml: VCPUS ?= 2
packed.xml: CPU ?= 
packed.xml: NESTED ?= no
packed.xml: MACHINE ?= 
packed.xml: FIRMWARE ?= bios
packed.xml: BOOT_ORDER ?= 
packed.xml: DISK_BUS ?= virtio
packed.xml: DISK_CACHE ?= default
packed.xml: DISK_IO ?= 
packed.xml: DISK_DISCARD ?= 
packed.xml: CDROM ?= 
packed.xml: NETWORK ?= network=default
packed.xml: GRAPHICS ?= none
packed.xml: VIDEO ?= 
packed.xml: RNG ?= yes
packed.xml: SERIAL_LOG ?= yes
packed.xml: GUEST_AGENT ?= yes
packed.xml: KERNEL_ARGS ?= quiet
packed.xml: AUTOSTART ?= no
packed.xml: TITLE ?= 
packed.xml: DESCRIPTION ?= 
packed.xml: VIRT_INSTALL_FLAGS ?= 
packed.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
