################################################################################
# none, from distros/none.ini
################################################################################

none.uuid = ffef620a-a99e-8344-8b4c-f28d56718db2
none.mac = 52:54:00:01:ba:3a
none.definition = none
none.image = 68d71c53db0c92a2-none
none.kernel = 60447bd5db378e65-debian-bookworm
none.empty = 
none.parent = 60447bd5db378e65-debian-bookworm
none.bare = 1
none.kernel-args = quiet
none.unlocked = none
none.networks = 
none.nics = 
none.forwards = hostfwd=tcp:127.0.0.1:28996-:22
none.shares = 
none.readonly = 
none.ninep = 
none.create = 
none.disks = 
none.xml = 
none.owner = 1234:+1235
none.xml: CODE_DIR ?= $(CURDIR)
none.xml: OS_VARIANT ?= linux2020
none.xml: MEMORY ?= 2048
none.xml: VCPUS ?= 2
none.xml: CPU ?= 
none.xml: NESTED ?= no
none.xml: MACHINE ?= 
none.xml: FIRMWARE ?= bios
none.xml: BOOT_ORDER ?= 
none.xml: DISK_BUS ?= virtio
none.xml: DISK_CACHE ?= default
none.xml: DISK_IO ?= 
none.xml: DISK_DISCARD ?= 
none.xml: CDROM ?= 
none.xml: NETWORK ?= network=default
none.xml: GRAPHICS ?= none
none.xml: VIDEO ?= 
none.xml: RNG ?= yes
none.xml: SERIAL_LOG ?= yes
none.xml: GUEST_AGENT ?= yes
none.xml: KERNEL_ARGS ?= quiet
none.xml: AUTOSTART ?= no
none.xml: TITLE ?= 
none.xml: DESCRIPTION ?= 
none.xml: VIRT_INSTALL_FLAGS ?= 
none.xml: FSDEV_FLAGS ?= 
