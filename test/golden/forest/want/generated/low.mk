################################################################################
# low, from distros/low.ini
################################################################################

low.uuid = 4160bd6f-9fce-8971-a241-42f827d21d84
low.mac = 52:54:00:27:82:8f
low.definition = low
low.image = 8ec6943e2371d5eb-low
low.kernel = cb1e7c5c5e25d77a-left
low.empty = 
low.parent = cb1e7c5c5e25d77a-left
low.bare = 1
low.foreign = 
low.kernel-args = quiet
low.unlocked = base
low.linux = 
low.network = makebox-01234567-vms
low.networks = 
low.nics = 
low.forwards = hostfwd=tcp:127.0.0.1:24897-:22
low.shares = code
low.readonly = 
low.share-code = target=/code
low.ninep = 
low.create = 
low.run-warmth = 4 22
low.run-plugs = -device pcie-root-port,id=plug-0,slot=1
low.run-shares = code
low.run-source-code = 
low.run-target-code = /code
low.disks = 
low.xml = 
low.owner = 1234:+1235
low.xml run-low: CODE_DIR ?= $(CURDIR)
low.xml run-low: OS_VARIANT ?= debian12
low.xml run-low: MEMORY ?= 2048
low.xml run-low: VCPUS ?= 2
low.xml: CPU ?= 
low.xml run-low: NESTED ?= no
low.xml run-low: MACHINE ?= 
low.xml run-low: FIRMWARE ?= bios
low.xml run-low: BOOT_ORDER ?= 
low.xml run-low: DISK_BUS ?= virtio
low.xml run-low: DISK_CACHE ?= default
low.xml run-low: DISK_IO ?= 
low.xml run-low: DISK_DISCARD ?= 
low.xml run-low: CDROM ?= 
low.xml run-low: NETWORK ?= network=makebox-01234567-vms
low.xml run-low: GRAPHICS ?= none
low.xml run-low: VIDEO ?= 
low.xml run-low: RNG ?= yes
low.xml run-low: SERIAL_LOG ?= yes
low.xml run-low: GUEST_AGENT ?= yes
low.xml run-low: KERNEL_ARGS ?= quiet
low.xml run-low: AUTOSTART ?= no
low.xml run-low: TITLE ?= 
low.xml run-low: DESCRIPTION ?= 
low.xml run-low: VIRT_INSTALL_FLAGS ?= 
low.xml run-low: FAST_BOOT ?= yes
low.xml run-low: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
