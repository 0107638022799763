################################################################################
# deb, from distros/deb.ini
################################################################################

deb.uuid = 849082e8-d37b-8b5b-9954-e1afe971c20d
deb.mac = 52:54:00:17:66:29
deb.definition = deb
deb.image = e3fa2037bc528587-deb
deb.kernel = 75b47050460c2309-debian-bookworm
deb.empty = 
deb.parent = 75b47050460c2309-debian-bookworm
deb.bare = 1
deb.foreign = 
deb.kernel-args = quiet
deb.unlocked = deb
deb.linux = 
deb.network = makebox-01234567-vms
deb.networks = 
deb.nics = 
deb.forwards = hostfwd=tcp:127.0.0.1:28268-:22
deb.shares = code
deb.readonly = 
deb.share-code = target=/code
deb.ninep = 
deb.create = 
deb.run-warmth = 4 22
deb.run-plugs = -device pcie-root-port,id=plug-0,slot=1
deb.run-shares = code
deb.run-source-code = 
deb.run-target-code = /code
deb.disks = 
deb.xml = 
deb.owner = 1234:+1235
deb.xml run-deb: CODE_DIR ?= $(CURDIR)
deb.xml run-deb: OS_VARIANT ?= linux2020
deb.xml run-deb: MEMORY ?= 2048
deb.xml run-deb: VCPUS ?= 2
deb.xml: CPU ?= 
deb.xml run-deb: NESTED ?= no
deb.xml run-deb: MACHINE ?= 
deb.xml run-deb: FIRMWARE ?= bios
deb.xml run-deb: BOOT_ORDER ?= 
deb.xml run-deb: DISK_BUS ?= virtio
deb.xml run-deb: DISK_CACHE ?= default
deb.xml run-deb: DISK_IO ?= 
deb.xml run-deb: DISK_DISCARD ?= 
deb.xml run-deb: CDROM ?= 
deb.xml run-deb: NETWORK ?= network=makebox-01234567-vms
deb.xml run-deb: GRAPHICS ?= none
deb.xml run-deb: VIDEO ?= 
deb.xml run-deb: RNG ?= yes
deb.xml run-deb: SERIAL_LOG ?= yes
deb.xml run-deb: GUEST_AGENT ?= yes
deb.xml run-deb: KERNEL_ARGS ?= quiet
deb.xml run-deb: AUTOSTART ?= no
deb.xml run-deb: TITLE ?= 
deb.xml run-deb: DESCRIPTION ?= 
deb.xml run-deb: VIRT_INSTALL_FLAGS ?= 
deb.xml run-deb: FAST_BOOT ?= yes
deb.xml run-deb: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
