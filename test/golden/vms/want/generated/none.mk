################################################################################
# none, from distros/none.ini
################################################################################

none.uuid = ffef620a-a99e-8344-8b4c-f28d56718db2
none.mac = 52:54:00:01:ba:3a
none.definition = none
none.image = 48e35b6fcdac6d9f-none
none.kernel = 60447bd5db378e65-debian-bookworm
none.empty = 
none.parent = 60447bd5db378e65-debian-bookworm
none.bare = 1
none.foreign = 
none.kernel-args = quiet
none.unlocked = none
none.linux = 
none.network = 
none.networks = 
none.nics = 
none.forwards = hostfwd=tcp:127.0.0.1:28996-:22
none.shares = code
none.readonly = 
none.share-code = target=/code
none.ninep = 
none.create = 
none.run-warmth = 4 22
none.run-plugs = -device pcie-root-port,id=plug-0,slot=1
none.run-shares = code
none.run-source-code = 
none.run-target-code = /code
none.disks = 
none.xml = 
none.owner = 1234:+1235
none.xml run-none: CODE_DIR ?= $(CURDIR)
none.xml run-none: OS_VARIANT ?= linux2020
none.xml run-none: MEMORY ?= 2048
none.xml run-none: VCPUS ?= 2
none.xml: CPU ?= 
none.xml run-none: NESTED ?= no
none.xml run-none: MACHINE ?= 
none.xml run-none: FIRMWARE ?= bios
none.xml run-none: BOOT_ORDER ?= 
none.xml run-none: DISK_BUS ?= virtio
none.xml run-none: DISK_CACHE ?= default
none.xml run-none: DISK_IO ?= 
none.xml run-none: DISK_DISCARD ?= 
none.xml run-none: CDROM ?= 
none.xml run-none: NETWORK ?= none
none.xml run-none: GRAPHICS ?= none
none.xml run-none: VIDEO ?= 
none.xml run-none: RNG ?= yes
none.xml run-none: SERIAL_LOG ?= yes
none.xml run-none: GUEST_AGENT ?= yes
none.xml run-none: KERNEL_ARGS ?= quiet
none.xml run-none: AUTOSTART ?= no
none.xml run-none: TITLE ?= 
none.xml run-none: DESCRIPTION ?= 
none.xml run-none: VIRT_INSTALL_FLAGS ?= 
none.xml run-none: FAST_BOOT ?= yes
none.xml run-none: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
