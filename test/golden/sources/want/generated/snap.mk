################################################################################
# snap, from distros/snap.ini
################################################################################

snap.uuid = f49a2fd4-1520-8528-bca2-f4c3ffaa41ed
snap.mac = 52:54:00:48:5e:e9
snap.definition = snap
snap.image = e5a202e7c3d726df-snap
snap.kernel = 70c48af6827dc742-debian-bookworm
snap.empty = 
snap.parent = 70c48af6827dc742-debian-bookworm
snap.bare = 1
snap.kernel-args = quiet
snap.unlocked = 
snap.networks = 
snap.nics = 
snap.forwards = hostfwd=tcp:127.0.0.1:21993-:22
snap.shares = code
snap.readonly = 
snap.share-code = target=/code
snap.ninep = 
snap.create = 
snap.disks = 
snap.xml = 
snap.owner = 1234:+1235
snap.xml: CODE_DIR ?= $(CURDIR)
snap.xml: OS_VARIANT ?= linux2020
snap.xml: MEMORY ?= 2048
snap.xml: VCPUS ?= 2
snap.xml: CPU ?= 
snap.xml: NESTED ?= no
snap.xml: MACHINE ?= 
snap.xml: FIRMWARE ?= bios
snap.xml: BOOT_ORDER ?= 
snap.xml: DISK_BUS ?= virtio
snap.xml: DISK_CACHE ?= default
snap.xml: DISK_IO ?= 
snap.xml: DISK_DISCARD ?= 
snap.xml: CDROM ?= 
snap.xml: NETWORK ?= network=default
snap.xml: GRAPHICS ?= none
snap.xml: VIDEO ?= 
snap.xml: RNG ?= yes
snap.xml: SERIAL_LOG ?= yes
snap.xml: GUEST_AGENT ?= yes
snap.xml: KERNEL_ARGS ?= quiet
snap.xml: AUTOSTART ?= no
snap.xml: TITLE ?= 
snap.xml: DESCRIPTION ?= 
snap.xml: VIRT_INSTALL_FLAGS ?= 
snap.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
