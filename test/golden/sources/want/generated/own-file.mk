################################################################################
# own-file, from distros/own-file.ini
################################################################################

own-file.uuid = d1d9bd67-7460-8719-b70e-7912a7c9550a
own-file.mac = 52:54:00:cf:ca:e7
own-file.definition = own-file
own-file.image = 21b61d29b05224d7-own-file
own-file.kernel = 
own-file.empty = 
own-file.parent = e6f8e6815d9d575d-my-disk
own-file.bare = 
own-file.foreign = 
own-file.kernel-args = quiet
own-file.unlocked = 
own-file.linux = 
own-file.network = makebox-01234567-vms
own-file.networks = 
own-file.nics = 
own-file.forwards = hostfwd=tcp:127.0.0.1:30031-:22
own-file.shares = code
own-file.readonly = 
own-file.share-code = target=/code
own-file.ninep = 
own-file.create = 
own-file.run-warmth = 4 22
own-file.run-plugs = -device pcie-root-port,id=plug-0,slot=1
own-file.run-shares = code
own-file.run-source-code = 
own-file.run-target-code = /code
own-file.disks = 
own-file.xml = 
own-file.owner = 1234:+1235
own-file.xml run-own-file: CODE_DIR ?= $(CURDIR)
own-file.xml run-own-file: OS_VARIANT ?= linux2020
own-file.xml run-own-file: MEMORY ?= 2048
own-file.xml run-own-file: VCPUS ?= 2
own-file.xml: CPU ?= 
own-file.xml run-own-file: NESTED ?= no
own-file.xml run-own-file: MACHINE ?= 
own-file.xml run-own-file: FIRMWARE ?= bios
own-file.xml run-own-file: BOOT_ORDER ?= 
own-file.xml run-own-file: DISK_BUS ?= virtio
own-file.xml run-own-file: DISK_CACHE ?= default
own-file.xml run-own-file: DISK_IO ?= 
own-file.xml run-own-file: DISK_DISCARD ?= 
own-file.xml run-own-file: CDROM ?= 
own-file.xml run-own-file: NETWORK ?= network=makebox-01234567-vms
own-file.xml run-own-file: GRAPHICS ?= none
own-file.xml run-own-file: VIDEO ?= 
own-file.xml run-own-file: RNG ?= yes
own-file.xml run-own-file: SERIAL_LOG ?= yes
own-file.xml run-own-file: GUEST_AGENT ?= yes
own-file.xml run-own-file: KERNEL_ARGS ?= quiet
own-file.xml run-own-file: AUTOSTART ?= no
own-file.xml run-own-file: TITLE ?= 
own-file.xml run-own-file: DESCRIPTION ?= 
own-file.xml run-own-file: VIRT_INSTALL_FLAGS ?= 
own-file.xml run-own-file: FAST_BOOT ?= yes
own-file.xml run-own-file: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
