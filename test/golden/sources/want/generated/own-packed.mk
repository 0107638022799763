################################################################################
# own-packed, from distros/own-packed.ini
################################################################################

own-packed.uuid = 8273f92a-0dd3-80e4-b5eb-807abff7340b
own-packed.mac = 52:54:00:a3:69:65
own-packed.definition = own-packed
own-packed.image = 14c80a75f3f0a84c-own-packed
own-packed.kernel = 
own-packed.empty = 
own-packed.parent = 3cc68fe886cb2216-disk
own-packed.bare = 
own-packed.foreign = 
own-packed.kernel-args = quiet
own-packed.unlocked = 
own-packed.linux = 
own-packed.network = makebox-01234567-vms
own-packed.networks = 
own-packed.nics = 
own-packed.forwards = hostfwd=tcp:127.0.0.1:25028-:22
own-packed.shares = code
own-packed.readonly = 
own-packed.share-code = target=/code
own-packed.ninep = 
own-packed.create = 
own-packed.run-warmth = 4 22
own-packed.run-plugs = -device pcie-root-port,id=plug-0,slot=1
own-packed.run-shares = code
own-packed.run-source-code = 
own-packed.run-target-code = /code
own-packed.disks = 
own-packed.xml = 
own-packed.owner = 1234:+1235
own-packed.xml run-own-packed: CODE_DIR ?= $(CURDIR)
own-packed.xml run-own-packed: OS_VARIANT ?= linux2020
own-packed.xml run-own-packed: MEMORY ?= 2048
own-packed.xml run-own-packed: VCPUS ?= 2
own-packed.xml: CPU ?= 
own-packed.xml run-own-packed: NESTED ?= no
own-packed.xml run-own-packed: MACHINE ?= 
own-packed.xml run-own-packed: FIRMWARE ?= bios
own-packed.xml run-own-packed: BOOT_ORDER ?= 
own-packed.xml run-own-packed: DISK_BUS ?= virtio
own-packed.xml run-own-packed: DISK_CACHE ?= default
own-packed.xml run-own-packed: DISK_IO ?= 
own-packed.xml run-own-packed: DISK_DISCARD ?= 
own-packed.xml run-own-packed: CDROM ?= 
own-packed.xml run-own-packed: NETWORK ?= network=makebox-01234567-vms
own-packed.xml run-own-packed: GRAPHICS ?= none
own-packed.xml run-own-packed: VIDEO ?= 
own-packed.xml run-own-packed: RNG ?= yes
own-packed.xml run-own-packed: SERIAL_LOG ?= yes
own-packed.xml run-own-packed: GUEST_AGENT ?= yes
own-packed.xml run-own-packed: KERNEL_ARGS ?= quiet
own-packed.xml run-own-packed: AUTOSTART ?= no
own-packed.xml run-own-packed: TITLE ?= 
own-packed.xml run-own-packed: DESCRIPTION ?= 
own-packed.xml run-own-packed: VIRT_INSTALL_FLAGS ?= 
own-packed.xml run-own-packed: FAST_BOOT ?= yes
own-packed.xml run-own-packed: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
