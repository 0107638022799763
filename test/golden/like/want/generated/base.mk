################################################################################
# base, from distros/base.ini
################################################################################

base.uuid = 9b96faeb-05a7-8d8a-b300-5fac87ea009a
base.mac = 52:54:00:46:a2:d0
base.definition = base
base.image = b7d67b1741cae24c-base
base.kernel = a2372945a71f8229-tools
base.empty = 
base.parent = a2372945a71f8229-tools
base.bare = 1
base.foreign = 
base.kernel-args = quiet
base.unlocked = 
base.linux = 
base.network = makebox-01234567-vms
base.networks = 
base.nics = 
base.forwards = hostfwd=tcp:127.0.0.1:25003-:22
base.shares = code
base.readonly = 
base.share-code = target=/code
base.ninep = 
base.create = 
base.run-warmth = 4 22
base.run-plugs = -device pcie-root-port,id=plug-0,slot=1
base.run-shares = code
base.run-source-code = 
base.run-target-code = /code
base.disks = 
base.xml = 
base.owner = 1234:+1235
base.xml run-base: CODE_DIR ?= $(CURDIR)
base.xml run-base: OS_VARIANT ?= linux2020
base.xml run-base: MEMORY ?= 1024
base.xml run-base: VCPUS ?= 2
base.xml: CPU ?= 
base.xml run-base: NESTED ?= no
base.xml run-base: MACHINE ?= 
base.xml run-base: FIRMWARE ?= bios
base.xml run-base: BOOT_ORDER ?= 
base.xml run-base: DISK_BUS ?= virtio
base.xml run-base: DISK_CACHE ?= default
base.xml run-base: DISK_IO ?= 
base.xml run-base: DISK_DISCARD ?= 
base.xml run-base: CDROM ?= 
base.xml run-base: NETWORK ?= network=makebox-01234567-vms
base.xml run-base: GRAPHICS ?= none
base.xml run-base: VIDEO ?= 
base.xml run-base: RNG ?= yes
base.xml run-base: SERIAL_LOG ?= yes
base.xml run-base: GUEST_AGENT ?= yes
base.xml run-base: KERNEL_ARGS ?= quiet
base.xml run-base: AUTOSTART ?= no
base.xml run-base: TITLE ?= 
base.xml run-base: DESCRIPTION ?= 
base.xml run-base: VIRT_INSTALL_FLAGS ?= 
base.xml run-base: FAST_BOOT ?= yes
base.xml run-base: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
