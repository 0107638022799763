################################################################################
# packed, from distros/packed.ini
################################################################################

packed.uuid = 954e7b5a-3da2-899d-9fe3-446213176a8c
packed.mac = 52:54:00:c1:89:2d
packed.definition = packed
packed.image = ccd6db7989ffa2cd-packed
packed.kernel = 
packed.empty = 
packed.parent = 008262c2332da972-disk
packed.bare = 
packed.foreign = 
packed.kernel-args = quiet
packed.unlocked = 
packed.linux = 
packed.network = makebox-01234567-vms
packed.networks = 
packed.nics = 
packed.forwards = hostfwd=tcp:127.0.0.1:27283-:22
packed.shares = code
packed.readonly = 
packed.share-code = target=/code
packed.ninep = 
packed.create = 
packed.run-warmth = 4 22
packed.run-plugs = -device pcie-root-port,id=plug-0,slot=1
packed.run-shares = code
packed.run-source-code = 
packed.run-target-code = /code
packed.disks = 
packed.xml = 
packed.owner = 1234:+1235
packed.xml run-packed: CODE_DIR ?= $(CURDIR)
packed.xml run-packed: OS_VARIANT ?= linux2020
packed.xml run-packed: MEMORY ?= 2048
packed.xml run-packed: VCPUS ?= 2
packed.xml: CPU ?= 
packed.xml run-packed: NESTED ?= no
packed.xml run-packed: MACHINE ?= 
packed.xml run-packed: FIRMWARE ?= bios
packed.xml run-packed: BOOT_ORDER ?= 
packed.xml run-packed: DISK_BUS ?= virtio
packed.xml run-packed: DISK_CACHE ?= default
packed.xml run-packed: DISK_IO ?= 
packed.xml run-packed: DISK_DISCARD ?= 
packed.xml run-packed: CDROM ?= 
packed.xml run-packed: NETWORK ?= network=makebox-01234567-vms
packed.xml run-packed: GRAPHICS ?= none
packed.xml run-packed: VIDEO ?= 
packed.xml run-packed: RNG ?= yes
packed.xml run-packed: SERIAL_LOG ?= yes
packed.xml run-packed: GUEST_AGENT ?= yes
packed.xml run-packed: KERNEL_ARGS ?= quiet
packed.xml run-packed: AUTOSTART ?= no
packed.xml run-packed: TITLE ?= 
packed.xml run-packed: DESCRIPTION ?= 
packed.xml run-packed: VIRT_INSTALL_FLAGS ?= 
packed.xml run-packed: FAST_BOOT ?= yes
packed.xml run-packed: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
