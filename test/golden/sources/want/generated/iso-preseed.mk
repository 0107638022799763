################################################################################
# iso-preseed, from distros/iso-preseed.ini
################################################################################

iso-preseed.uuid = bc358d59-58c4-8fa3-91e3-d4c6f906242a
iso-preseed.mac = 52:54:00:ba:b1:6e
iso-preseed.definition = iso-preseed
iso-preseed.image = 18bd48ef481a0494-iso-preseed
iso-preseed.kernel = 
iso-preseed.empty = 
iso-preseed.parent = f8dee3312c521ae8-installed
iso-preseed.bare = 
iso-preseed.kernel-args = quiet
iso-preseed.unlocked = iso-preseed
iso-preseed.networks = 
iso-preseed.nics = 
iso-preseed.forwards = hostfwd=tcp:127.0.0.1:22222-:22
iso-preseed.shares = code
iso-preseed.readonly = 
iso-preseed.share-code = target=/code
iso-preseed.ninep = 
iso-preseed.create = 
iso-preseed.disks = 
iso-preseed.xml = 
iso-preseed.owner = 1234:+1235
iso-preseed.xml: CODE_DIR ?= $(CURDIR)
iso-preseed.xml: OS_VARIANT ?= linux2020
iso-preseed.xml: MEMORY ?= 2048
iso-preseed.xml: VCPUS ?= 2
iso-preseed.xml: CPU ?= 
iso-preseed.xml: NESTED ?= no
iso-preseed.xml: MACHINE ?= 
iso-preseed.xml: FIRMWARE ?= bios
iso-preseed.xml: BOOT_ORDER ?= 
iso-preseed.xml: DISK_BUS ?= virtio
iso-preseed.xml: DISK_CACHE ?= default
iso-preseed.xml: DISK_IO ?= 
iso-preseed.xml: DISK_DISCARD ?= 
iso-preseed.xml: CDROM ?= 
iso-preseed.xml: NETWORK ?= network=default
iso-preseed.xml: GRAPHICS ?= none
iso-preseed.xml: VIDEO ?= 
iso-preseed.xml: RNG ?= yes
iso-preseed.xml: SERIAL_LOG ?= yes
iso-preseed.xml: GUEST_AGENT ?= yes
iso-preseed.xml: KERNEL_ARGS ?= quiet
iso-preseed.xml: AUTOSTART ?= no
iso-preseed.xml: TITLE ?= 
iso-preseed.xml: DESCRIPTION ?= 
iso-preseed.xml: VIRT_INSTALL_FLAGS ?= 
iso-preseed.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
