################################################################################
# own, from distros/own.ini
################################################################################

own.uuid = 289f1c1a-3608-8e33-a969-f105f4e2f8b8
own.mac = 52:54:00:fc:32:97
own.definition = own
own.image = ea308baf303f5a9c-own
own.kernel = 
own.empty = 
own.parent = e3e1bea11bf3b6f1-mine
own.bare = 
own.kernel-args = quiet
own.unlocked = own
own.networks = 
own.nics = 
own.forwards = hostfwd=tcp:127.0.0.1:26155-:22
own.shares = code
own.readonly = 
own.share-code = target=/code
own.ninep = 
own.create = 
own.disks = 
own.xml = 
own.owner = 1234:+1235
own.xml: CODE_DIR ?= $(CURDIR)
own.xml: OS_VARIANT ?= linux2020
own.xml: MEMORY ?= 2048
own.xml: VCPUS ?= 2
own.xml: CPU ?= 
own.xml: NESTED ?= no
own.xml: MACHINE ?= 
own.xml: FIRMWARE ?= bios
own.xml: BOOT_ORDER ?= 
own.xml: DISK_BUS ?= virtio
own.xml: DISK_CACHE ?= default
own.xml: DISK_IO ?= 
own.xml: DISK_DISCARD ?= 
own.xml: CDROM ?= 
own.xml: NETWORK ?= network=default
own.xml: GRAPHICS ?= none
own.xml: VIDEO ?= 
own.xml: RNG ?= yes
own.xml: SERIAL_LOG ?= yes
own.xml: GUEST_AGENT ?= yes
own.xml: KERNEL_ARGS ?= quiet
own.xml: AUTOSTART ?= no
own.xml: TITLE ?= 
own.xml: DESCRIPTION ?= 
own.xml: VIRT_INSTALL_FLAGS ?= 
own.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
