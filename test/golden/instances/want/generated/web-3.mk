################################################################################
# web-3, from distros/web.ini
################################################################################

web-3.uuid = c279f809-0afb-8e85-8c02-9537d81f579f
web-3.mac = 52:54:00:6d:29:55
web-3.definition = web
web-3.image = 53cb7e1d8b208112-web-3
web-3.kernel = 2de48c5c08b7d245-own
web-3.empty = 
web-3.parent = 2de48c5c08b7d245-own
web-3.bare = 1
web-3.kernel-args = n=3 quiet
web-3.unlocked = web
web-3.networks = 
web-3.nics = 
web-3.forwards = hostfwd=tcp:127.0.0.1:25188-:22
web-3.shares = code
web-3.readonly = 
web-3.share-code = target=/code
web-3.ninep = 
web-3.create = 
web-3.disks = 
web-3.xml = 
web-3.owner = 1234:+1235
web-3.xml: CODE_DIR ?= $(CURDIR)
web-3.xml: OS_VARIANT ?= linux2020
web-3.xml: MEMORY ?= 512
web-3.xml: VCPUS ?= 2
web-3.xml: CPU ?= 
web-3.xml: NESTED ?= no
web-3.xml: MACHINE ?= 
web-3.xml: FIRMWARE ?= bios
web-3.xml: BOOT_ORDER ?= 
web-3.xml: DISK_BUS ?= virtio
web-3.xml: DISK_CACHE ?= default
web-3.xml: DISK_IO ?= 
web-3.xml: DISK_DISCARD ?= 
web-3.xml: CDROM ?= 
web-3.xml: NETWORK ?= network=default
web-3.xml: GRAPHICS ?= none
web-3.xml: VIDEO ?= 
web-3.xml: RNG ?= yes
web-3.xml: SERIAL_LOG ?= yes
web-3.xml: GUEST_AGENT ?= yes
web-3.xml: KERNEL_ARGS ?= n=3 quiet
web-3.xml: AUTOSTART ?= no
web-3.xml: TITLE ?= 
web-3.xml: DESCRIPTION ?= 
web-3.xml: VIRT_INSTALL_FLAGS ?= 
web-3.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
