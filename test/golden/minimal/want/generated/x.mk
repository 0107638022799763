################################################################################
# x, from distros/x.ini
################################################################################

x.uuid = 313909c6-82c0-869c-8aa8-63e481cfffb7
x.mac = 52:54:00:6c:aa:de
x.definition = x
x.image = 4cc7c437f8ad6fa5-x
x.kernel = 60447bd5db378e65-debian-bookworm
x.empty = 
x.parent = 60447bd5db378e65-debian-bookworm
x.bare = 1
x.kernel-args = quiet
x.unlocked = x
x.networks = 
x.nics = 
x.forwards = hostfwd=tcp:127.0.0.1:23569-:22
x.shares = code
x.readonly = 
x.share-code = target=/code
x.ninep = 
x.create = 
x.disks = 
x.xml = 
x.owner = 1234:+1235
x.xml: CODE_DIR ?= $(CURDIR)
x.xml: OS_VARIANT ?= linux2020
x.xml: MEMORY ?= 2048
x.xml: VCPUS ?= 2
x.xml: CPU ?= 
x.xml: NESTED ?= no
x.xml: MACHINE ?= 
x.xml: FIRMWARE ?= bios
x.xml: BOOT_ORDER ?= 
x.xml: DISK_BUS ?= virtio
x.xml: DISK_CACHE ?= default
x.xml: DISK_IO ?= 
x.xml: DISK_DISCARD ?= 
x.xml: CDROM ?= 
x.xml: NETWORK ?= network=default
x.xml: GRAPHICS ?= none
x.xml: VIDEO ?= 
x.xml: RNG ?= yes
x.xml: SERIAL_LOG ?= yes
x.xml: GUEST_AGENT ?= yes
x.xml: KERNEL_ARGS ?= quiet
x.xml: AUTOSTART ?= no
x.xml: TITLE ?= 
x.xml: DESCRIPTION ?= 
x.xml: VIRT_INSTALL_FLAGS ?= 
x.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
