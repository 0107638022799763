################################################################################
# ubuntu-22.04, from distros/ubuntu-22.04.ini
################################################################################

ubuntu-22.04.uuid = 83f7d667-92c4-8616-a191-98d951278120
ubuntu-22.04.mac = 52:54:00:eb:6f:10
ubuntu-22.04.definition = ubuntu-22.04
ubuntu-22.04.image = 863f1fc531dead4f-ubuntu-22.04
ubuntu-22.04.kernel = f6ef6649ee8d93ee-ubuntu-jammy
ubuntu-22.04.empty = 
ubuntu-22.04.parent = f6ef6649ee8d93ee-ubuntu-jammy
ubuntu-22.04.bare = 1
ubuntu-22.04.foreign = 
ubuntu-22.04.kernel-args = quiet
ubuntu-22.04.unlocked = ubuntu-22.04
ubuntu-22.04.linux = 
ubuntu-22.04.network = makebox-01234567-vms
ubuntu-22.04.networks = 
ubuntu-22.04.nics = 
ubuntu-22.04.forwards = hostfwd=tcp:127.0.0.1:30842-:22
ubuntu-22.04.shares = code
ubuntu-22.04.readonly = 
ubuntu-22.04.share-code = target=/code
ubuntu-22.04.ninep = 
ubuntu-22.04.create = 
ubuntu-22.04.run-warmth = 4 22
ubuntu-22.04.run-plugs = -device pcie-root-port,id=plug-0,slot=1
ubuntu-22.04.run-shares = code
ubuntu-22.04.run-source-code = 
ubuntu-22.04.run-target-code = /code
ubuntu-22.04.disks = 
ubuntu-22.04.xml = 
ubuntu-22.04.owner = 1234:+1235
ubuntu-22.04.xml run-ubuntu-22.04: CODE_DIR ?= $(CURDIR)
ubuntu-22.04.xml run-ubuntu-22.04: OS_VARIANT ?= ubuntu22.04
ubuntu-22.04.xml run-ubuntu-22.04: MEMORY ?= 2048
ubuntu-22.04.xml run-ubuntu-22.04: VCPUS ?= 2
ubuntu-22.04.xml: CPU ?= 
ubuntu-22.04.xml run-ubuntu-22.04: NESTED ?= no
ubuntu-22.04.xml run-ubuntu-22.04: MACHINE ?= 
ubuntu-22.04.xml run-ubuntu-22.04: FIRMWARE ?= bios
ubuntu-22.04.xml run-ubuntu-22.04: BOOT_ORDER ?= 
ubuntu-22.04.xml run-ubuntu-22.04: DISK_BUS ?= virtio
ubuntu-22.04.xml run-ubuntu-22.04: DISK_CACHE ?= default
ubuntu-22.04.xml run-ubuntu-22.04: DISK_IO ?= 
ubuntu-22.04.xml run-ubuntu-22.04: DISK_DISCARD ?= 
ubuntu-22.04.xml run-ubuntu-22.04: CDROM ?= 
ubuntu-22.04.xml run-ubuntu-22.04: NETWORK ?= network=makebox-01234567-vms
ubuntu-22.04.xml run-ubuntu-22.04: GRAPHICS ?= none
ubuntu-22.04.xml run-ubuntu-22.04: VIDEO ?= 
ubuntu-22.04.xml run-ubuntu-22.04: RNG ?= yes
ubuntu-22.04.xml run-ubuntu-22.04: SERIAL_LOG ?= yes
ubuntu-22.04.xml run-ubuntu-22.04: GUEST_AGENT ?= yes
ubuntu-22.04.xml run-ubuntu-22.04: KERNEL_ARGS ?= quiet
ubuntu-22.04.xml run-ubuntu-22.04: AUTOSTART ?= no
ubuntu-22.04.xml run-ubuntu-22.04: TITLE ?= 
ubuntu-22.04.xml run-ubuntu-22.04: DESCRIPTION ?= 
ubuntu-22.04.xml run-ubuntu-22.04: VIRT_INSTALL_FLAGS ?= 
ubuntu-22.04.xml run-ubuntu-22.04: FAST_BOOT ?= yes
ubuntu-22.04.xml run-ubuntu-22.04: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
