################################################################################
# old, from distros/old.ini
################################################################################

old.uuid = 3f70ecf3-cde2-8a8b-9663-ee4eb9a6bab8
old.mac = 52:54:00:63:e0:ca
old.definition = old
old.image = 34d6b5d47e24cd94-old
old.kernel = 60447bd5db378e65-debian-bookworm
old.empty = 
old.parent = 60447bd5db378e65-debian-bookworm
old.bare = 1
old.kernel-args = quiet
old.unlocked = old
old.networks = 
old.nics = 
old.forwards = hostfwd=tcp:127.0.0.1:27653-:22
old.shares = 
old.readonly = 
old.ninep = 
old.create = 
old.disks = 
old.xml = 
old.owner = 1234:+1235
old.xml: CODE_DIR ?= $(CURDIR)
old.xml: OS_VARIANT ?= centos7.0
old.xml: MEMORY ?= 2048
old.xml: VCPUS ?= 2
old.xml: CPU ?= 
old.xml: NESTED ?= no
old.xml: MACHINE ?= 
old.xml: FIRMWARE ?= bios
old.xml: BOOT_ORDER ?= 
old.xml: DISK_BUS ?= virtio
old.xml: DISK_CACHE ?= default
old.xml: DISK_IO ?= 
old.xml: DISK_DISCARD ?= 
old.xml: CDROM ?= 
old.xml: NETWORK ?= network=default
old.xml: GRAPHICS ?= none
old.xml: VIDEO ?= 
old.xml: RNG ?= yes
old.xml: SERIAL_LOG ?= yes
old.xml: GUEST_AGENT ?= yes
old.xml: KERNEL_ARGS ?= quiet
old.xml: AUTOSTART ?= no
old.xml: TITLE ?= 
old.xml: DESCRIPTION ?= 
old.xml: VIRT_INSTALL_FLAGS ?= 
old.xml: FSDEV_FLAGS ?= 
