################################################################################
# arm, from distros/arm.ini
################################################################################

arm.uuid = fc4dc02e-e3d3-8a37-963b-caa0d699bd9c
arm.mac = 52:54:00:46:3d:7a
arm.definition = arm
arm.image = 22e256940bb9794f-arm
arm.kernel = 4708f00c4cbed369-tools
arm.empty = 
arm.parent = 4708f00c4cbed369-tools
arm.bare = 1
arm.foreign = aarch64
arm.kernel-args = quiet
arm.unlocked = arm
arm.linux = 
arm.network = makebox-01234567-vms
arm.networks = 
arm.nics = 
arm.forwards = hostfwd=tcp:127.0.0.1:20560-:22
arm.shares = code
arm.readonly = 
arm.share-code = target=/code
arm.ninep = 
arm.create = 
arm.run-warmth = 4 22
arm.run-plugs = -device pcie-root-port,id=plug-0,slot=1
arm.run-shares = code
arm.run-source-code = 
arm.run-target-code = /code
arm.disks = 
arm.xml = 
arm.owner = 1234:+1235
arm.xml run-arm: CODE_DIR ?= $(CURDIR)
arm.xml run-arm: OS_VARIANT ?= debian11
arm.xml run-arm: MEMORY ?= 2048
arm.xml run-arm: VCPUS ?= 2
arm.xml: CPU ?= 
arm.xml run-arm: NESTED ?= no
arm.xml run-arm: MACHINE ?= 
arm.xml run-arm: FIRMWARE ?= bios
arm.xml run-arm: BOOT_ORDER ?= 
arm.xml run-arm: DISK_BUS ?= virtio
arm.xml run-arm: DISK_CACHE ?= default
arm.xml run-arm: DISK_IO ?= 
arm.xml run-arm: DISK_DISCARD ?= 
arm.xml run-arm: CDROM ?= 
arm.xml run-arm: NETWORK ?= network=makebox-01234567-vms
arm.xml run-arm: GRAPHICS ?= none
arm.xml run-arm: VIDEO ?= 
arm.xml run-arm: RNG ?= yes
arm.xml run-arm: SERIAL_LOG ?= yes
arm.xml run-arm: GUEST_AGENT ?= yes
arm.xml run-arm: KERNEL_ARGS ?= quiet
arm.xml run-arm: AUTOSTART ?= no
arm.xml run-arm: TITLE ?= 
arm.xml run-arm: DESCRIPTION ?= 
arm.xml run-arm: VIRT_INSTALL_FLAGS ?= 
arm.xml run-arm: FAST_BOOT ?= yes
arm.xml run-arm: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
