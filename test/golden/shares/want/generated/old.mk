################################################################################
# old, from distros/old.ini
################################################################################

old.uuid = 3f70ecf3-cde2-8a8b-9663-ee4eb9a6bab8
old.mac = 52:54:00:63:e0:ca
old.definition = old
old.image = 1e0643a40e2a0bc3-old
old.kernel = 60447bd5db378e65-debian-bookworm
old.empty = 
old.parent = 60447bd5db378e65-debian-bookworm
old.bare = 1
old.foreign = 
old.kernel-args = quiet
old.unlocked = old
old.linux = 
old.network = makebox-01234567-vms
old.networks = 
old.nics = 
old.forwards = hostfwd=tcp:127.0.0.1:27653-:22
old.shares = 
old.readonly = 
old.ninep = 
old.create = 
old.run-warmth = 4 22
old.run-plugs = -device pcie-root-port,id=plug-0,slot=1
old.run-shares = code
old.run-source-code = 
old.run-target-code = /code
old.disks = 
old.xml = 
old.owner = 1234:+1235
old.xml run-old: CODE_DIR ?= $(CURDIR)
old.xml run-old: OS_VARIANT ?= centos7.0
old.xml run-old: MEMORY ?= 2048
old.xml run-old: VCPUS ?= 2
old.xml: CPU ?= 
old.xml run-old: NESTED ?= no
old.xml run-old: MACHINE ?= 
old.xml run-old: FIRMWARE ?= bios
old.xml run-old: BOOT_ORDER ?= 
old.xml run-old: DISK_BUS ?= virtio
old.xml run-old: DISK_CACHE ?= default
old.xml run-old: DISK_IO ?= 
old.xml run-old: DISK_DISCARD ?= 
old.xml run-old: CDROM ?= 
old.xml run-old: NETWORK ?= network=makebox-01234567-vms
old.xml run-old: GRAPHICS ?= none
old.xml run-old: VIDEO ?= 
old.xml run-old: RNG ?= yes
old.xml run-old: SERIAL_LOG ?= yes
old.xml run-old: GUEST_AGENT ?= yes
old.xml run-old: KERNEL_ARGS ?= quiet
old.xml run-old: AUTOSTART ?= no
old.xml run-old: TITLE ?= 
old.xml run-old: DESCRIPTION ?= 
old.xml run-old: VIRT_INSTALL_FLAGS ?= 
old.xml run-old: FAST_BOOT ?= yes
old.xml run-old: FSDEV_FLAGS ?= 
