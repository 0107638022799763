################################################################################
# web-1, from distros/web.ini
################################################################################

web-1.uuid = b5e3c8b9-3f34-8856-ad7d-4e503a16a5a8
web-1.mac = 52:54:00:be:df:8e
web-1.definition = web
web-1.image = 7e5a7bc6bfbd4e49-web-1
web-1.kernel = 5f9b9d25bfaa050c-own
web-1.empty = 
web-1.parent = 5f9b9d25bfaa050c-own
web-1.bare = 1
web-1.kernel-args = n=1 quiet
web-1.unlocked = web
web-1.networks = 
web-1.nics = 
web-1.forwards = hostfwd=tcp:127.0.0.1:29279-:22
web-1.shares = code
web-1.readonly = 
web-1.share-code = target=/code
web-1.ninep = 
web-1.create = 
web-1.disks = 
web-1.xml = 
web-1.owner = 1234:+1235
web-1.xml: CODE_DIR ?= $(CURDIR)
web-1.xml: OS_VARIANT ?= linux2020
web-1.xml: MEMORY ?= 512
web-1.xml: VCPUS ?= 2
web-1.xml: CPU ?= 
web-1.xml: NESTED ?= no
web-1.xml: MACHINE ?= 
web-1.xml: FIRMWARE ?= bios
web-1.xml: BOOT_ORDER ?= 
web-1.xml: DISK_BUS ?= virtio
web-1.xml: DISK_CACHE ?= default
web-1.xml: DISK_IO ?= 
web-1.xml: DISK_DISCARD ?= 
web-1.xml: CDROM ?= 
web-1.xml: NETWORK ?= network=default
web-1.xml: GRAPHICS ?= none
web-1.xml: VIDEO ?= 
web-1.xml: RNG ?= yes
web-1.xml: SERIAL_LOG ?= yes
web-1.xml: GUEST_AGENT ?= yes
web-1.xml: KERNEL_ARGS ?= n=1 quiet
web-1.xml: AUTOSTART ?= no
web-1.xml: TITLE ?= 
web-1.xml: DESCRIPTION ?= 
web-1.xml: VIRT_INSTALL_FLAGS ?= 
web-1.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
