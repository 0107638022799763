################################################################################
# web-2, from distros/web.ini
################################################################################

web-2.uuid = 924e358e-fda1-8f76-a5ab-395b8c94824e
web-2.mac = 52:54:00:9d:e2:f7
web-2.definition = web
web-2.image = cae261b989422088-web-2
web-2.kernel = a8d0ab4693966244-own
web-2.empty = 
web-2.parent = a8d0ab4693966244-own
web-2.bare = 1
web-2.foreign = 
web-2.kernel-args = n=2 quiet
web-2.unlocked = web
web-2.linux = 
web-2.network = makebox-01234567-vms
web-2.networks = 
web-2.nics = 
web-2.forwards = hostfwd=tcp:127.0.0.1:31184-:22
web-2.shares = code
web-2.readonly = 
web-2.share-code = target=/code
web-2.ninep = 
web-2.create = 
web-2.run-warmth = 4 22
web-2.run-plugs = -device pcie-root-port,id=plug-0,slot=1
web-2.run-shares = code
web-2.run-source-code = 
web-2.run-target-code = /code
web-2.disks = 
web-2.xml = 
web-2.owner = 1234:+1235
web-2.xml run-web-2: CODE_DIR ?= $(CURDIR)
web-2.xml run-web-2: OS_VARIANT ?= linux2020
web-2.xml run-web-2: MEMORY ?= 512
web-2.xml run-web-2: VCPUS ?= 2
web-2.xml: CPU ?= 
web-2.xml run-web-2: NESTED ?= no
web-2.xml run-web-2: MACHINE ?= 
web-2.xml run-web-2: FIRMWARE ?= bios
web-2.xml run-web-2: BOOT_ORDER ?= 
web-2.xml run-web-2: DISK_BUS ?= virtio
web-2.xml run-web-2: DISK_CACHE ?= default
web-2.xml run-web-2: DISK_IO ?= 
web-2.xml run-web-2: DISK_DISCARD ?= 
web-2.xml run-web-2: CDROM ?= 
web-2.xml run-web-2: NETWORK ?= network=makebox-01234567-vms
web-2.xml run-web-2: GRAPHICS ?= none
web-2.xml run-web-2: VIDEO ?= 
web-2.xml run-web-2: RNG ?= yes
web-2.xml run-web-2: SERIAL_LOG ?= yes
web-2.xml run-web-2: GUEST_AGENT ?= yes
web-2.xml run-web-2: KERNEL_ARGS ?= n=2 quiet
web-2.xml run-web-2: AUTOSTART ?= no
web-2.xml run-web-2: TITLE ?= 
web-2.xml run-web-2: DESCRIPTION ?= 
web-2.xml run-web-2: VIRT_INSTALL_FLAGS ?= 
web-2.xml run-web-2: FAST_BOOT ?= yes
web-2.xml run-web-2: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
