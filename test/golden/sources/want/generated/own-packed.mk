################################################################################
# own-packed, from distros/own-packed.ini
################################################################################

own-packed.uuid = 8273f92a-0dd3-80e4-b5eb-807abff7340b
own-packed.mac = 52:54:00:a3:69:65
own-packed.definition = own-packed
own-packed.image = 0fb1fe63088dc48f-own-packed
own-packed.kernel = 
own-packed.empty = 
own-packed.parent = 3cc68fe886cb2216-disk
own-packed.bare = 
own-packed.kernel-args = quiet
own-packed.unlocked = 
own-packed.networks = 
own-packed.nics = 
own-packed.forwards = hostfwd=tcp:127.0.0.1:25028-:22
own-packed.shares = code
own-packed.readonly = 
own-packed.share-code = target=/code
own-packed.ninep = 
own-packed.create = 
own-packed.disks = 
own-packed.xml = 
own-packed.owner = 1234:+1235
own-packed.xml: CODE_DIR ?= $(CURDIR)
own-packed.xml: OS_VARIANT ?= linux2020
own-packed.xml: MEMORY ?= 2048
own-packed.xml: VCPUS ?= 2
own-packed.xml: CPU ?= 
own-packed.xml: NESTED ?= no
own-packed.xml: MACHINE ?= 
own-packed.xml: FIRMWARE ?= bios
own-packed.xml: BOOT_ORDER ?= 
own-packed.xml: DISK_BUS ?= virtio
own-packed.xml: DISK_CACHE ?= default
own-packed.xml: DISK_IO ?= 
own-packed.xml: DISK_DISCARD ?= 
own-packed.xml: CDROM ?= 
own-packed.xml: NETWORK ?= network=default
own-packed.xml: GRAPHICS ?= none
own-packed.xml: VIDEO ?= 
own-packed.xml: RNG ?= yes
own-packed.xml: SERIAL_LOG ?= yes
own-packed.xml: GUEST_AGENT ?= yes
own-packed.xml: KERNEL_ARGS ?= quiet
own-packed.xml: AUTOSTART ?= no
own-packed.xml: TITLE ?= 
own-packed.xml: DESCRIPTION ?= 
own-packed.xml: VIRT_INSTALL_FLAGS ?= 
own-packed.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
