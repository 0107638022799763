################################################################################
# iso-preseed, from distros/iso-preseed.ini
################################################################################

iso-preseed.uuid = bc358d59-58c4-8fa3-91e3-d4c6f906242a
iso-preseed.mac = 52:54:00:ba:b1:6e
iso-preseed.definition = iso-preseed
iso-preseed.image = 2575beb5dc0662ab-iso-preseed
iso-preseed.kernel = 
iso-preseed.empty = 
iso-preseed.parent = f8dee3312c521ae8-installed
iso-preseed.bare = 
iso-preseed.foreign = 
iso-preseed.kernel-args = quiet
iso-preseed.unlocked = iso-preseed
iso-preseed.linux = 
iso-preseed.network = makebox-01234567-vms
iso-preseed.networks = 
iso-preseed.nics = 
iso-preseed.forwards = hostfwd=tcp:127.0.0.1:22222-:22
iso-preseed.shares = code
iso-preseed.readonly = 
iso-preseed.share-code = target=/code
iso-preseed.ninep = 
iso-preseed.create = 
iso-preseed.run-warmth = 4 22
iso-preseed.run-plugs = -device pcie-root-port,id=plug-0,slot=1
iso-preseed.run-shares = code
iso-preseed.run-source-code = 
iso-preseed.run-target-code = /code
iso-preseed.disks = 
iso-preseed.xml = 
iso-preseed.owner = 1234:+1235
iso-preseed.xml run-iso-preseed: CODE_DIR ?= $(CURDIR)
iso-preseed.xml run-iso-preseed: OS_VARIANT ?= linux2020
iso-preseed.xml run-iso-preseed: MEMORY ?= 2048
iso-preseed.xml run-iso-preseed: VCPUS ?= 2
iso-preseed.xml: CPU ?= 
iso-preseed.xml run-iso-preseed: NESTED ?= no
iso-preseed.xml run-iso-preseed: MACHINE ?= 
iso-preseed.xml run-iso-preseed: FIRMWARE ?= bios
iso-preseed.xml run-iso-preseed: BOOT_ORDER ?= 
iso-preseed.xml run-iso-preseed: DISK_BUS ?= virtio
iso-preseed.xml run-iso-preseed: DISK_CACHE ?= default
iso-preseed.xml run-iso-preseed: DISK_IO ?= 
iso-preseed.xml run-iso-preseed: DISK_DISCARD ?= 
iso-preseed.xml run-iso-preseed: CDROM ?= 
iso-preseed.xml run-iso-preseed: NETWORK ?= network=makebox-01234567-vms
iso-preseed.xml run-iso-preseed: GRAPHICS ?= none
iso-preseed.xml run-iso-preseed: VIDEO ?= 
iso-preseed.xml run-iso-preseed: RNG ?= yes
iso-preseed.xml run-iso-preseed: SERIAL_LOG ?= yes
iso-preseed.xml run-iso-preseed: GUEST_AGENT ?= yes
iso-preseed.xml run-iso-preseed: KERNEL_ARGS ?= quiet
iso-preseed.xml run-iso-preseed: AUTOSTART ?= no
iso-preseed.xml run-iso-preseed: TITLE ?= 
iso-preseed.xml run-iso-preseed: DESCRIPTION ?= 
iso-preseed.xml run-iso-preseed: VIRT_INSTALL_FLAGS ?= 
iso-preseed.xml run-iso-preseed: FAST_BOOT ?= yes
iso-preseed.xml run-iso-preseed: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
