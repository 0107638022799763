################################################################################
# own-file, from distros/own-file.ini
################################################################################

own-file.uuid = d1d9bd67-7460-8719-b70e-7912a7c9550a
own-file.mac = 52:54:00:cf:ca:e7
own-file.definition = own-file
own-file.image = bbe402dbc315d743-own-file
own-file.kernel = 
own-file.empty = 
own-file.parent = e6f8e6815d9d575d-my-disk
own-file.bare = 
own-file.kernel-args = quiet
own-file.unlocked = 
own-file.networks = 
own-file.nics = 
own-file.forwards = hostfwd=tcp:127.0.0.1:30031-:22
own-file.shares = code
own-file.readonly = 
own-file.share-code = target=/code
own-file.ninep = 
own-file.create = 
own-file.disks = 
own-file.xml = 
own-file.owner = 1234:+1235
own-file.xml: CODE_DIR ?= $(CURDIR)
own-file.xml: OS_VARIANT ?= linux2020
own-file.xml: MEMORY ?= 2048
own-file.xml: VCPUS ?= 2
own-file.xml: CPU ?= 
own-file.xml: NESTED ?= no
own-file.xml: MACHINE ?= 
own-file.xml: FIRMWARE ?= bios
own-file.xml: BOOT_ORDER ?= 
own-file.xml: DISK_BUS ?= virtio
own-file.xml: DISK_CACHE ?= default
own-file.xml: DISK_IO ?= 
own-file.xml: DISK_DISCARD ?= 
own-file.xml: CDROM ?= 
own-file.xml: NETWORK ?= network=default
own-file.xml: GRAPHICS ?= none
own-file.xml: VIDEO ?= 
own-file.xml: RNG ?= yes
own-file.xml: SERIAL_LOG ?= yes
own-file.xml: GUEST_AGENT ?= yes
own-file.xml: KERNEL_ARGS ?= quiet
own-file.xml: AUTOSTART ?= no
own-file.xml: TITLE ?= 
own-file.xml: DESCRIPTION ?= 
own-file.xml: VIRT_INSTALL_FLAGS ?= 
own-file.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
