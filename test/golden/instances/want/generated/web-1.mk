################################################################################
# web-1, from distros/web.ini
################################################################################

web-1.uuid = b5e3c8b9-3f34-8856-ad7d-4e503a16a5a8
web-1.mac = 52:54:00:be:df:8e
web-1.definition = web
web-1.image = a21044fad37b9cfa-web-1
web-1.kernel = 5f9b9d25bfaa050c-own
web-1.empty = 
web-1.parent = 5f9b9d25bfaa050c-own
web-1.bare = 1
web-1.foreign = 
web-1.kernel-args = n=1 quiet
web-1.unlocked = web
web-1.linux = 
web-1.network = makebox-01234567-vms
web-1.networks = 
web-1.nics = 
web-1.forwards = hostfwd=tcp:127.0.0.1:29279-:22
web-1.shares = code
web-1.readonly = 
web-1.share-code = target=/code
web-1.ninep = 
web-1.create = 
web-1.run-warmth = 4 22
web-1.run-plugs = -device pcie-root-port,id=plug-0,slot=1
web-1.run-shares = code
web-1.run-source-code = 
web-1.run-target-code = /code
web-1.disks = 
web-1.xml = 
web-1.owner = 1234:+1235
web-1.xml run-web-1: CODE_DIR ?= $(CURDIR)
web-1.xml run-web-1: OS_VARIANT ?= linux2020
web-1.xml run-web-1: MEMORY ?= 512
web-1.xml run-web-1: VCPUS ?= 2
web-1.xml: CPU ?= 
web-1.xml run-web-1: NESTED ?= no
web-1.xml run-web-1: MACHINE ?= 
web-1.xml run-web-1: FIRMWARE ?= bios
web-1.xml run-web-1: BOOT_ORDER ?= 
web-1.xml run-web-1: DISK_BUS ?= virtio
web-1.xml run-web-1: DISK_CACHE ?= default
web-1.xml run-web-1: DISK_IO ?= 
web-1.xml run-web-1: DISK_DISCARD ?= 
web-1.xml run-web-1: CDROM ?= 
web-1.xml run-web-1: NETWORK ?= network=makebox-01234567-vms
web-1.xml run-web-1: GRAPHICS ?= none
web-1.xml run-web-1: VIDEO ?= 
web-1.xml run-web-1: RNG ?= yes
web-1.xml run-web-1: SERIAL_LOG ?= yes
web-1.xml run-web-1: GUEST_AGENT ?= yes
web-1.xml run-web-1: KERNEL_ARGS ?= n=1 quiet
web-1.xml run-web-1: AUTOSTART ?= no
web-1.xml run-web-1: TITLE ?= 
web-1.xml run-web-1: DESCRIPTION ?= 
web-1.xml run-web-1: VIRT_INSTALL_FLAGS ?= 
web-1.xml run-web-1: FAST_BOOT ?= yes
web-1.xml run-web-1: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
