################################################################################
# debian-12, from distros/debian-12.ini
################################################################################

debian-12.uuid = 75c86f25-cd4b-8716-bcb3-0977301ad67c
debian-12.mac = 52:54:00:24:38:bb
debian-12.definition = debian-12
debian-12.image = e5c85d2c189ad492-debian-12
debian-12.kernel = 39e21eb5ee119b7e-debian-bookworm
debian-12.empty = 
debian-12.parent = 39e21eb5ee119b7e-debian-bookworm
debian-12.bare = 1
debian-12.foreign = 
debian-12.kernel-args = quiet
debian-12.unlocked = debian-12
debian-12.linux = 
debian-12.network = makebox-01234567-vms
debian-12.networks = 
debian-12.nics = 
debian-12.forwards = hostfwd=tcp:127.0.0.1:21690-:22
debian-12.shares = code
debian-12.readonly = 
debian-12.share-code = target=/code
debian-12.ninep = 
debian-12.create = 
debian-12.run-warmth = 4 22
debian-12.run-plugs = -device pcie-root-port,id=plug-0,slot=1
debian-12.run-shares = code
debian-12.run-source-code = 
debian-12.run-target-code = /code
debian-12.disks = 
debian-12.xml = 
debian-12.owner = 1234:+1235
debian-12.xml run-debian-12: CODE_DIR ?= $(CURDIR)
debian-12.xml run-debian-12: OS_VARIANT ?= debian11
debian-12.xml run-debian-12: MEMORY ?= 2048
debian-12.xml run-debian-12: VCPUS ?= 2
debian-12.xml: CPU ?= 
debian-12.xml run-debian-12: NESTED ?= no
debian-12.xml run-debian-12: MACHINE ?= 
debian-12.xml run-debian-12: FIRMWARE ?= bios
debian-12.xml run-debian-12: BOOT_ORDER ?= 
debian-12.xml run-debian-12: DISK_BUS ?= virtio
debian-12.xml run-debian-12: DISK_CACHE ?= default
debian-12.xml run-debian-12: DISK_IO ?= 
debian-12.xml run-debian-12: DISK_DISCARD ?= 
debian-12.xml run-debian-12: CDROM ?= 
debian-12.xml run-debian-12: NETWORK ?= network=makebox-01234567-vms
debian-12.xml run-debian-12: GRAPHICS ?= none
debian-12.xml run-debian-12: VIDEO ?= 
debian-12.xml run-debian-12: RNG ?= yes
debian-12.xml run-debian-12: SERIAL_LOG ?= yes
debian-12.xml run-debian-12: GUEST_AGENT ?= yes
debian-12.xml run-debian-12: KERNEL_ARGS ?= quiet
debian-12.xml run-debian-12: AUTOSTART ?= no
debian-12.xml run-debian-12: TITLE ?= 
debian-12.xml run-debian-12: DESCRIPTION ?= 
debian-12.xml run-debian-12: VIRT_INSTALL_FLAGS ?= 
debian-12.xml run-debian-12: FAST_BOOT ?= yes
debian-12.xml run-debian-12: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
