################################################################################
# pxe, from distros/pxe.ini
################################################################################

pxe.uuid = 0cd0c641-c348-8c34-82c6-d82bd59ca3ab
pxe.mac = 52:54:00:8e:f2:ab
pxe.definition = pxe
pxe.image = b5955ac7c9f29cbf-empty
pxe.kernel = 
pxe.empty = 1
pxe.parent = b5955ac7c9f29cbf-empty
pxe.bare = 
pxe.kernel-args = quiet
pxe.unlocked = 
pxe.networks = 
pxe.nics = 
pxe.forwards = hostfwd=tcp:127.0.0.1:30534-:22
pxe.shares = 
pxe.readonly = 
pxe.ninep = 
pxe.create = 
pxe.disks = 
pxe.xml = 
pxe.owner = 1234:+1235
pxe.xml: CODE_DIR ?= $(CURDIR)
pxe.xml: OS_VARIANT ?= linux2020
pxe.xml: MEMORY ?= 2048
pxe.xml: VCPUS ?= 2
pxe.xml: CPU ?= 
pxe.xml: NESTED ?= no
pxe.xml: MACHINE ?= 
pxe.xml: FIRMWARE ?= bios
pxe.xml: BOOT_ORDER ?= network hd
pxe.xml: DISK_BUS ?= virtio
pxe.xml: DISK_CACHE ?= default
pxe.xml: DISK_IO ?= 
pxe.xml: DISK_DISCARD ?= 
pxe.xml: CDROM ?= 
pxe.xml: NETWORK ?= network=default
pxe.xml: GRAPHICS ?= none
pxe.xml: VIDEO ?= 
pxe.xml: RNG ?= yes
pxe.xml: SERIAL_LOG ?= yes
pxe.xml: GUEST_AGENT ?= yes
pxe.xml: KERNEL_ARGS ?= quiet
pxe.xml: AUTOSTART ?= no
pxe.xml: TITLE ?= 
pxe.xml: DESCRIPTION ?= 
pxe.xml: VIRT_INSTALL_FLAGS ?= 
pxe.xml: FSDEV_FLAGS ?= 
