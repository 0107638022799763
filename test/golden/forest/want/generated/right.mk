################################################################################
# right, from distros/right.ini
################################################################################

right.uuid = c449081e-24d3-80fa-bf0f-9d4d9da60dcd
right.mac = 52:54:00:8a:66:26
right.definition = right
right.image = 6c73d2a696afd45f-right
right.kernel = f8146629a303a8ea-right
right.empty = 
right.parent = f8146629a303a8ea-right
right.bare = 1
right.foreign = 
right.kernel-args = quiet
right.unlocked = base
right.linux = 
right.network = makebox-01234567-vms
right.networks = 
right.nics = 
right.forwards = hostfwd=tcp:127.0.0.1:27321-:22
right.shares = code
right.readonly = 
right.share-code = target=/code
right.ninep = 
right.create = 
right.run-warmth = 4 22
right.run-plugs = -device pcie-root-port,id=plug-0,slot=1
right.run-shares = code
right.run-source-code = 
right.run-target-code = /code
right.disks = 
right.xml = 
right.owner = 1234:+1235
right.xml run-right: CODE_DIR ?= $(CURDIR)
right.xml run-right: OS_VARIANT ?= debian12
right.xml run-right: MEMORY ?= 2048
right.xml run-right: VCPUS ?= 2
right.xml: CPU ?= 
right.xml run-right: NESTED ?= no
right.xml run-right: MACHINE ?= 
right.xml run-right: FIRMWARE ?= bios
right.xml run-right: BOOT_ORDER ?= 
right.xml run-right: DISK_BUS ?= virtio
right.xml run-right: DISK_CACHE ?= default
right.xml run-right: DISK_IO ?= 
right.xml run-right: DISK_DISCARD ?= 
right.xml run-right: CDROM ?= 
right.xml run-right: NETWORK ?= network=makebox-01234567-vms
right.xml run-right: GRAPHICS ?= none
right.xml run-right: VIDEO ?= 
right.xml run-right: RNG ?= yes
right.xml run-right: SERIAL_LOG ?= yes
right.xml run-right: GUEST_AGENT ?= yes
right.xml run-right: KERNEL_ARGS ?= quiet
right.xml run-right: AUTOSTART ?= no
right.xml run-right: TITLE ?= 
right.xml run-right: DESCRIPTION ?= 
right.xml run-right: VIRT_INSTALL_FLAGS ?= 
right.xml run-right: FAST_BOOT ?= yes
right.xml run-right: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
