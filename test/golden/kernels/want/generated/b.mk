################################################################################
# b, from distros/b.ini
################################################################################

b.uuid = dad1c7ad-b5e8-8ee8-890f-8910f272d65e
b.mac = 52:54:00:49:48:6a
b.definition = b
b.image = aeb7e5f3eb7800bc-b
b.kernel = 5fef53d6de4c71e9-tools
b.empty = 
b.parent = 5fef53d6de4c71e9-tools
b.bare = 1
b.foreign = 
b.kernel-args = quiet
b.unlocked = 
b.linux = deb
b.network = makebox-01234567-vms
b.networks = 
b.nics = 
b.forwards = hostfwd=tcp:127.0.0.1:21423-:22
b.shares = code
b.readonly = 
b.share-code = target=/code
b.ninep = 
b.create = 
b.run-warmth = 4 22
b.run-plugs = -device pcie-root-port,id=plug-0,slot=1
b.run-shares = code
b.run-source-code = 
b.run-target-code = /code
b.disks = 
b.xml = 
b.owner = 1234:+1235
b.xml run-b: CODE_DIR ?= $(CURDIR)
b.xml run-b: OS_VARIANT ?= linux2020
b.xml run-b: MEMORY ?= 2048
b.xml run-b: VCPUS ?= 2
b.xml: CPU ?= 
b.xml run-b: NESTED ?= no
b.xml run-b: MACHINE ?= 
b.xml run-b: FIRMWARE ?= bios
b.xml run-b: BOOT_ORDER ?= 
b.xml run-b: DISK_BUS ?= virtio
b.xml run-b: DISK_CACHE ?= default
b.xml run-b: DISK_IO ?= 
b.xml run-b: DISK_DISCARD ?= 
b.xml run-b: CDROM ?= 
b.xml run-b: NETWORK ?= network=makebox-01234567-vms
b.xml run-b: GRAPHICS ?= none
b.xml run-b: VIDEO ?= 
b.xml run-b: RNG ?= yes
b.xml run-b: SERIAL_LOG ?= yes
b.xml run-b: GUEST_AGENT ?= yes
b.xml run-b: KERNEL_ARGS ?= quiet
b.xml run-b: AUTOSTART ?= no
b.xml run-b: TITLE ?= 
b.xml run-b: DESCRIPTION ?= 
b.xml run-b: VIRT_INSTALL_FLAGS ?= 
b.xml run-b: FAST_BOOT ?= yes
b.xml run-b: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
