################################################################################
# foreign, from distros/foreign.ini
################################################################################

foreign.uuid = 2660eae2-4009-8429-bf8b-a567573185f8
foreign.mac = 52:54:00:f6:84:da
foreign.definition = foreign
foreign.image = 14eb13063846bac7-foreign
foreign.kernel = 
foreign.empty = 
foreign.parent = 5e2045115f46b3e4-common
foreign.bare = 
foreign.kernel-args = quiet
foreign.unlocked = 
foreign.networks = 
foreign.nics = 
foreign.forwards = hostfwd=tcp:127.0.0.1:30439-:22
foreign.shares = code
foreign.readonly = 
foreign.share-code = target=/code
foreign.ninep = 
foreign.create = 
foreign.disks = 
foreign.xml = 
foreign.owner = 1234:+1235
foreign.xml: CODE_DIR ?= $(CURDIR)
foreign.xml: OS_VARIANT ?= linux2022
foreign.xml: MEMORY ?= 512
foreign.xml: VCPUS ?= 3
foreign.xml: CPU ?= 
foreign.xml: NESTED ?= no
foreign.xml: MACHINE ?= 
foreign.xml: FIRMWARE ?= bios
foreign.xml: BOOT_ORDER ?= 
foreign.xml: DISK_BUS ?= virtio
foreign.xml: DISK_CACHE ?= default
foreign.xml: DISK_IO ?= 
foreign.xml: DISK_DISCARD ?= 
foreign.xml: CDROM ?= 
foreign.xml: NETWORK ?= network=default
foreign.xml: GRAPHICS ?= none
foreign.xml: VIDEO ?= 
foreign.xml: RNG ?= yes
foreign.xml: SERIAL_LOG ?= yes
foreign.xml: GUEST_AGENT ?= yes
foreign.xml: KERNEL_ARGS ?= quiet
foreign.xml: AUTOSTART ?= no
foreign.xml: TITLE ?= 
foreign.xml: DESCRIPTION ?= 
foreign.xml: VIRT_INSTALL_FLAGS ?= 
foreign.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
