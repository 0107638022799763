################################################################################
# by-hand, from distros/by-hand.ini
################################################################################

by-hand.uuid = fbb47d24-d4c2-841d-9fd4-b9677eb872d5
by-hand.mac = 52:54:00:1e:01:ec
by-hand.definition = by-hand
by-hand.image = 01fad5f3c383f771-by-hand
by-hand.kernel = 
by-hand.empty = 
by-hand.parent = 367c4106d83e0097-my-debian
by-hand.bare = 
by-hand.kernel-args = quiet
by-hand.unlocked = 
by-hand.networks = 
by-hand.nics = 
by-hand.forwards = hostfwd=tcp:127.0.0.1:25455-:22
by-hand.shares = code
by-hand.readonly = 
by-hand.share-code = target=/code
by-hand.ninep = 
by-hand.create = 
by-hand.disks = 
by-hand.xml = 
by-hand.owner = 1234:+1235
by-hand.xml: CODE_DIR ?= $(CURDIR)
by-hand.xml: OS_VARIANT ?= linux2020
by-hand.xml: MEMORY ?= 2048
by-hand.xml: VCPUS ?= 2
by-hand.xml: CPU ?= 
by-hand.xml: NESTED ?= no
by-hand.xml: MACHINE ?= 
by-hand.xml: FIRMWARE ?= bios
by-hand.xml: BOOT_ORDER ?= 
by-hand.xml: DISK_BUS ?= virtio
by-hand.xml: DISK_CACHE ?= default
by-hand.xml: DISK_IO ?= 
by-hand.xml: DISK_DISCARD ?= 
by-hand.xml: CDROM ?= 
by-hand.xml: NETWORK ?= network=default
by-hand.xml: GRAPHICS ?= none
by-hand.xml: VIDEO ?= 
by-hand.xml: RNG ?= yes
by-hand.xml: SERIAL_LOG ?= yes
by-hand.xml: GUEST_AGENT ?= yes
by-hand.xml: KERNEL_ARGS ?= quiet
by-hand.xml: AUTOSTART ?= no
by-hand.xml: TITLE ?= 
by-hand.xml: DESCRIPTION ?= 
by-hand.xml: VIRT_INSTALL_FLAGS ?= 
by-hand.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
