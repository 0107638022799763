################################################################################
# low, from distros/low.ini
################################################################################

low.uuid = 4160bd6f-9fce-8971-a241-42f827d21d84
low.mac = 52:54:00:27:82:8f
low.definition = low
low.image = 92661efe4ba6e8d0-low
low.kernel = cb1e7c5c5e25d77a-left
low.empty = 
low.parent = cb1e7c5c5e25d77a-left
low.bare = 1
low.kernel-args = quiet
low.unlocked = base
low.networks = 
low.nics = 
low.forwards = hostfwd=tcp:127.0.0.1:24897-:22
low.shares = code
low.readonly = 
low.share-code = target=/code
low.ninep = 
low.create = 
low.disks = 
low.xml = 
low.owner = 1234:+1235
low.xml: CODE_DIR ?= $(CURDIR)
low.xml: OS_VARIANT ?= debian12
low.xml: MEMORY ?= 2048
low.xml: VCPUS ?= 2
low.xml: CPU ?= 
low.xml: NESTED ?= no
low.xml: MACHINE ?= 
low.xml: FIRMWARE ?= bios
low.xml: BOOT_ORDER ?= 
low.xml: DISK_BUS ?= virtio
low.xml: DISK_CACHE ?= default
low.xml: DISK_IO ?= 
low.xml: DISK_DISCARD ?= 
low.xml: CDROM ?= 
low.xml: NETWORK ?= network=default
low.xml: GRAPHICS ?= none
low.xml: VIDEO ?= 
low.xml: RNG ?= yes
low.xml: SERIAL_LOG ?= yes
low.xml: GUEST_AGENT ?= yes
low.xml: KERNEL_ARGS ?= quiet
low.xml: AUTOSTART ?= no
low.xml: TITLE ?= 
low.xml: DESCRIPTION ?= 
low.xml: VIRT_INSTALL_FLAGS ?= 
low.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
