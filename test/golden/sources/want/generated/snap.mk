################################################################################
# snap, from distros/snap.ini
################################################################################

snap.uuid = f49a2fd4-1520-8528-bca2-f4c3ffaa41ed
snap.mac = 52:54:00:48:5e:e9
snap.definition = snap
snap.image = f6e722c095d337a1-snap
snap.kernel = 70c48af6827dc742-debian-bookworm
snap.empty = 
snap.parent = 70c48af6827dc742-debian-bookworm
snap.bare = 1
snap.foreign = 
snap.kernel-args = quiet
snap.unlocked = 
snap.linux = 
snap.network = makebox-01234567-vms
snap.networks = 
snap.nics = 
snap.forwards = hostfwd=tcp:127.0.0.1:21993-:22
snap.shares = code
snap.readonly = 
snap.share-code = target=/code
snap.ninep = 
snap.create = 
snap.run-warmth = 4 22
snap.run-plugs = -device pcie-root-port,id=plug-0,slot=1
snap.run-shares = code
snap.run-source-code = 
snap.run-target-code = /code
snap.disks = 
snap.xml = 
snap.owner = 1234:+1235
snap.xml run-snap: CODE_DIR ?= $(CURDIR)
snap.xml run-snap: OS_VARIANT ?= linux2020
snap.xml run-snap: MEMORY ?= 2048
snap.xml run-snap: VCPUS ?= 2
snap.xml: CPU ?= 
snap.xml run-snap: NESTED ?= no
snap.xml run-snap: MACHINE ?= 
snap.xml run-snap: FIRMWARE ?= bios
snap.xml run-snap: BOOT_ORDER ?= 
snap.xml run-snap: DISK_BUS ?= virtio
snap.xml run-snap: DISK_CACHE ?= default
snap.xml run-snap: DISK_IO ?= 
snap.xml run-snap: DISK_DISCARD ?= 
snap.xml run-snap: CDROM ?= 
snap.xml run-snap: NETWORK ?= network=makebox-01234567-vms
snap.xml run-snap: GRAPHICS ?= none
snap.xml run-snap: VIDEO ?= 
snap.xml run-snap: RNG ?= yes
snap.xml run-snap: SERIAL_LOG ?= yes
snap.xml run-snap: GUEST_AGENT ?= yes
snap.xml run-snap: KERNEL_ARGS ?= quiet
snap.xml run-snap: AUTOSTART ?= no
snap.xml run-snap: TITLE ?= 
snap.xml run-snap: DESCRIPTION ?= 
snap.xml run-snap: VIRT_INSTALL_FLAGS ?= 
snap.xml run-snap: FAST_BOOT ?= yes
snap.xml run-snap: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
