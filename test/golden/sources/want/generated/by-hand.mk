################################################################################
# by-hand, from distros/by-hand.ini
################################################################################

by-hand.uuid = fbb47d24-d4c2-841d-9fd4-b9677eb872d5
by-hand.mac = 52:54:00:1e:01:ec
by-hand.definition = by-hand
by-hand.image = f8e77f3e2499ba61-by-hand
by-hand.kernel = 
by-hand.empty = 
by-hand.parent = 367c4106d83e0097-my-debian
by-hand.bare = 
by-hand.foreign = 
by-hand.kernel-args = quiet
by-hand.unlocked = 
by-hand.linux = 
by-hand.network = makebox-01234567-vms
by-hand.networks = 
by-hand.nics = 
by-hand.forwards = hostfwd=tcp:127.0.0.1:25455-:22
by-hand.shares = code
by-hand.readonly = 
by-hand.share-code = target=/code
by-hand.ninep = 
by-hand.create = 
by-hand.run-warmth = 4 22
by-hand.run-plugs = -device pcie-root-port,id=plug-0,slot=1
by-hand.run-shares = code
by-hand.run-source-code = 
by-hand.run-target-code = /code
by-hand.disks = 
by-hand.xml = 
by-hand.owner = 1234:+1235
by-hand.xml run-by-hand: CODE_DIR ?= $(CURDIR)
by-hand.xml run-by-hand: OS_VARIANT ?= linux2020
by-hand.xml run-by-hand: MEMORY ?= 2048
by-hand.xml run-by-hand: VCPUS ?= 2
by-hand.xml: CPU ?= 
by-hand.xml run-by-hand: NESTED ?= no
by-hand.xml run-by-hand: MACHINE ?= 
by-hand.xml run-by-hand: FIRMWARE ?= bios
by-hand.xml run-by-hand: BOOT_ORDER ?= 
by-hand.xml run-by-hand: DISK_BUS ?= virtio
by-hand.xml run-by-hand: DISK_CACHE ?= default
by-hand.xml run-by-hand: DISK_IO ?= 
by-hand.xml run-by-hand: DISK_DISCARD ?= 
by-hand.xml run-by-hand: CDROM ?= 
by-hand.xml run-by-hand: NETWORK ?= network=makebox-01234567-vms
by-hand.xml run-by-hand: GRAPHICS ?= none
by-hand.xml run-by-hand: VIDEO ?= 
by-hand.xml run-by-hand: RNG ?= yes
by-hand.xml run-by-hand: SERIAL_LOG ?= yes
by-hand.xml run-by-hand: GUEST_AGENT ?= yes
by-hand.xml run-by-hand: KERNEL_ARGS ?= quiet
by-hand.xml run-by-hand: AUTOSTART ?= no
by-hand.xml run-by-hand: TITLE ?= 
by-hand.xml run-by-hand: DESCRIPTION ?= 
by-hand.xml run-by-hand: VIRT_INSTALL_FLAGS ?= 
by-hand.xml run-by-hand: FAST_BOOT ?= yes
by-hand.xml run-by-hand: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
