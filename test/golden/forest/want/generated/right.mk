################################################################################
# right, from distros/right.ini
################################################################################

right.uuid = c449081e-24d3-80fa-bf0f-9d4d9da60dcd
right.mac = 52:54:00:8a:66:26
right.definition = right
right.image = 68f673334368b19b-right
right.kernel = f8146629a303a8ea-right
right.empty = 
right.parent = f8146629a303a8ea-right
right.bare = 1
right.kernel-args = quiet
right.unlocked = base
right.networks = 
right.nics = 
right.forwards = hostfwd=tcp:127.0.0.1:27321-:22
right.shares = code
right.readonly = 
right.share-code = target=/code
right.ninep = 
right.create = 
right.disks = 
right.xml = 
right.owner = 1234:+1235
right.xml: CODE_DIR ?= $(CURDIR)
right.xml: OS_VARIANT ?= debian12
right.xml: MEMORY ?= 2048
right.xml: VCPUS ?= 2
right.xml: CPU ?= 
right.xml: NESTED ?= no
right.xml: MACHINE ?= 
right.xml: FIRMWARE ?= bios
right.xml: BOOT_ORDER ?= 
right.xml: DISK_BUS ?= virtio
right.xml: DISK_CACHE ?= default
right.xml: DISK_IO ?= 
right.xml: DISK_DISCARD ?= 
right.xml: CDROM ?= 
right.xml: NETWORK ?= network=default
right.xml: GRAPHICS ?= none
right.xml: VIDEO ?= 
right.xml: RNG ?= yes
right.xml: SERIAL_LOG ?= yes
right.xml: GUEST_AGENT ?= yes
right.xml: KERNEL_ARGS ?= quiet
right.xml: AUTOSTART ?= no
right.xml: TITLE ?= 
right.xml: DESCRIPTION ?= 
right.xml: VIRT_INSTALL_FLAGS ?= 
right.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
