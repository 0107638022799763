################################################################################
# virtio, from distros/virtio.ini
################################################################################

virtio.uuid = 5f97b87d-7cf6-8f4e-8269-4322a288a406
virtio.mac = 52:54:00:ee:53:0f
virtio.definition = virtio
virtio.image = 04015a561cc0fec8-virtio
virtio.kernel = 60447bd5db378e65-debian-bookworm
virtio.empty = 
virtio.parent = 60447bd5db378e65-debian-bookworm
virtio.bare = 1
virtio.kernel-args = quiet
virtio.unlocked = virtio
virtio.networks = 
virtio.nics = 
virtio.forwards = hostfwd=tcp:127.0.0.1:30489-:22
virtio.shares = code
virtio.readonly = 
virtio.share-code = target=/src
virtio.ninep = 
virtio.create = 
virtio.disks = 
virtio.xml = 
virtio.owner = 1234:+1235
virtio.xml: CODE_DIR ?= $(CURDIR)
virtio.xml: OS_VARIANT ?= linux2020
virtio.xml: MEMORY ?= 2048
virtio.xml: VCPUS ?= 2
virtio.xml: CPU ?= 
virtio.xml: NESTED ?= no
virtio.xml: MACHINE ?= 
virtio.xml: FIRMWARE ?= bios
virtio.xml: BOOT_ORDER ?= 
virtio.xml: DISK_BUS ?= virtio
virtio.xml: DISK_CACHE ?= default
virtio.xml: DISK_IO ?= 
virtio.xml: DISK_DISCARD ?= 
virtio.xml: CDROM ?= 
virtio.xml: NETWORK ?= network=default
virtio.xml: GRAPHICS ?= none
virtio.xml: VIDEO ?= 
virtio.xml: RNG ?= yes
virtio.xml: SERIAL_LOG ?= yes
virtio.xml: GUEST_AGENT ?= yes
virtio.xml: KERNEL_ARGS ?= quiet
virtio.xml: AUTOSTART ?= no
virtio.xml: TITLE ?= 
virtio.xml: DESCRIPTION ?= 
virtio.xml: VIRT_INSTALL_FLAGS ?= 
virtio.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
