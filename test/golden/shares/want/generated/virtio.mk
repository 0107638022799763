################################################################################
# virtio, from distros/virtio.ini
################################################################################

virtio.uuid = 5f97b87d-7cf6-8f4e-8269-4322a288a406
virtio.mac = 52:54:00:ee:53:0f
virtio.definition = virtio
virtio.image = e881e8841cc3ff6b-virtio
virtio.kernel = 60447bd5db378e65-debian-bookworm
virtio.empty = 
virtio.parent = 60447bd5db378e65-debian-bookworm
virtio.bare = 1
virtio.foreign = 
virtio.kernel-args = quiet
virtio.unlocked = virtio
virtio.linux = 
virtio.network = makebox-01234567-vms
virtio.networks = 
virtio.nics = 
virtio.forwards = hostfwd=tcp:127.0.0.1:30489-:22
virtio.shares = code
virtio.readonly = 
virtio.share-code = target=/src
virtio.ninep = 
virtio.create = 
virtio.run-warmth = 4 22
virtio.run-plugs = -device pcie-root-port,id=plug-0,slot=1
virtio.run-shares = code
virtio.run-source-code = 
virtio.run-target-code = /src
virtio.disks = 
virtio.xml = 
virtio.owner = 1234:+1235
virtio.xml run-virtio: CODE_DIR ?= $(CURDIR)
virtio.xml run-virtio: OS_VARIANT ?= linux2020
virtio.xml run-virtio: MEMORY ?= 2048
virtio.xml run-virtio: VCPUS ?= 2
virtio.xml: CPU ?= 
virtio.xml run-virtio: NESTED ?= no
virtio.xml run-virtio: MACHINE ?= 
virtio.xml run-virtio: FIRMWARE ?= bios
virtio.xml run-virtio: BOOT_ORDER ?= 
virtio.xml run-virtio: DISK_BUS ?= virtio
virtio.xml run-virtio: DISK_CACHE ?= default
virtio.xml run-virtio: DISK_IO ?= 
virtio.xml run-virtio: DISK_DISCARD ?= 
virtio.xml run-virtio: CDROM ?= 
virtio.xml run-virtio: NETWORK ?= network=makebox-01234567-vms
virtio.xml run-virtio: GRAPHICS ?= none
virtio.xml run-virtio: VIDEO ?= 
virtio.xml run-virtio: RNG ?= yes
virtio.xml run-virtio: SERIAL_LOG ?= yes
virtio.xml run-virtio: GUEST_AGENT ?= yes
virtio.xml run-virtio: KERNEL_ARGS ?= quiet
virtio.xml run-virtio: AUTOSTART ?= no
virtio.xml run-virtio: TITLE ?= 
virtio.xml run-virtio: DESCRIPTION ?= 
virtio.xml run-virtio: VIRT_INSTALL_FLAGS ?= 
virtio.xml run-virtio: FAST_BOOT ?= yes
virtio.xml run-virtio: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
