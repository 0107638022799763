################################################################################
# other, from distros/other.ini
################################################################################

other.uuid = 6955b9f7-d28d-887a-85ae-f8f801a48f0e
other.mac = 52:54:00:d6:a4:5c
other.definition = other
other.image = 7d681af90c41bb5b-other
other.kernel = 60447bd5db378e65-debian-bookworm
other.empty = 
other.parent = 60447bd5db378e65-debian-bookworm
other.bare = 1
other.foreign = 
other.kernel-args = quiet
other.unlocked = other
other.linux = 
other.network = 
other.networks = 
other.nics = 
other.forwards = hostfwd=tcp:127.0.0.1:25081-:22
other.shares = code
other.readonly = 
other.share-code = target=/code
other.ninep = 
other.create = 
other.run-warmth = 4 22
other.run-plugs = -device pcie-root-port,id=plug-0,slot=1
other.run-shares = code
other.run-source-code = 
other.run-target-code = /code
other.disks = 
other.xml = 
other.owner = 1234:+1235
other.xml run-other: CODE_DIR ?= $(CURDIR)
other.xml run-other: OS_VARIANT ?= linux2020
other.xml run-other: MEMORY ?= 2048
other.xml run-other: VCPUS ?= 2
other.xml: CPU ?= 
other.xml run-other: NESTED ?= no
other.xml run-other: MACHINE ?= 
other.xml run-other: FIRMWARE ?= bios
other.xml run-other: BOOT_ORDER ?= 
other.xml run-other: DISK_BUS ?= virtio
other.xml run-other: DISK_CACHE ?= default
other.xml run-other: DISK_IO ?= 
other.xml run-other: DISK_DISCARD ?= 
other.xml run-other: CDROM ?= 
other.xml run-other: NETWORK ?= network=default
other.xml run-other: GRAPHICS ?= none
other.xml run-other: VIDEO ?= 
other.xml run-other: RNG ?= yes
other.xml run-other: SERIAL_LOG ?= yes
other.xml run-other: GUEST_AGENT ?= yes
other.xml run-other: KERNEL_ARGS ?= quiet
other.xml run-other: AUTOSTART ?= no
other.xml run-other: TITLE ?= 
other.xml run-other: DESCRIPTION ?= 
other.xml run-other: VIRT_INSTALL_FLAGS ?= 
other.xml run-other: FAST_BOOT ?= yes
other.xml run-other: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
