################################################################################
# x, from distros/x.ini
################################################################################

x.uuid = 313909c6-82c0-869c-8aa8-63e481cfffb7
x.mac = 52:54:00:6c:aa:de
x.definition = x
x.image = c01cde0983b26888-x
x.kernel = 60447bd5db378e65-debian-bookworm
x.empty = 
x.parent = 60447bd5db378e65-debian-bookworm
x.bare = 1
x.foreign = 
x.kernel-args = quiet
x.unlocked = x
x.linux = 
x.network = makebox-01234567-vms
x.networks = 
x.nics = 
x.forwards = hostfwd=tcp:127.0.0.1:23569-:22
x.shares = code
x.readonly = 
x.share-code = target=/code
x.ninep = 
x.create = 
x.run-warmth = 4 22
x.run-plugs = -device pcie-root-port,id=plug-0,slot=1
x.run-shares = code
x.run-source-code = 
x.run-target-code = /code
x.disks = 
x.xml = 
x.owner = 1234:+1235
x.xml run-x: CODE_DIR ?= $(CURDIR)
x.xml run-x: OS_VARIANT ?= linux2020
x.xml run-x: MEMORY ?= 2048
x.xml run-x: VCPUS ?= 2
x.xml: CPU ?= 
x.xml run-x: NESTED ?= no
x.xml run-x: MACHINE ?= 
x.xml run-x: FIRMWARE ?= bios
x.xml run-x: BOOT_ORDER ?= 
x.xml run-x: DISK_BUS ?= virtio
x.xml run-x: DISK_CACHE ?= default
x.xml run-x: DISK_IO ?= 
x.xml run-x: DISK_DISCARD ?= 
x.xml run-x: CDROM ?= 
x.xml run-x: NETWORK ?= network=makebox-01234567-vms
x.xml run-x: GRAPHICS ?= none
x.xml run-x: VIDEO ?= 
x.xml run-x: RNG ?= yes
x.xml run-x: SERIAL_LOG ?= yes
x.xml run-x: GUEST_AGENT ?= yes
x.xml run-x: KERNEL_ARGS ?= quiet
x.xml run-x: AUTOSTART ?= no
x.xml run-x: TITLE ?= 
x.xml run-x: DESCRIPTION ?= 
x.xml run-x: VIRT_INSTALL_FLAGS ?= 
x.xml run-x: FAST_BOOT ?= yes
x.xml run-x: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
