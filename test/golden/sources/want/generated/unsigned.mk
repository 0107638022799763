################################################################################
# unsigned, from distros/unsigned.ini
################################################################################

unsigned.uuid = bc472f6b-9e37-8023-ae03-037a44693ba5
unsigned.mac = 52:54:00:c4:93:0d
unsigned.definition = unsigned
unsigned.image = 0f774aefa73ea22f-unsigned
unsigned.kernel = 
unsigned.empty = 
unsigned.parent = 716a90cb75ba6efd-mine
unsigned.bare = 
unsigned.kernel-args = quiet
unsigned.unlocked = unsigned
unsigned.networks = 
unsigned.nics = 
unsigned.forwards = hostfwd=tcp:127.0.0.1:30619-:22
unsigned.shares = code
unsigned.readonly = 
unsigned.share-code = target=/code
unsigned.ninep = 
unsigned.create = 
unsigned.disks = 
unsigned.xml = 
unsigned.owner = 1234:+1235
unsigned.xml: CODE_DIR ?= $(CURDIR)
unsigned.xml: OS_VARIANT ?= linux2020
unsigned.xml: MEMORY ?= 2048
unsigned.xml: VCPUS ?= 2
unsigned.xml: CPU ?= 
unsigned.xml: NESTED ?= no
unsigned.xml: MACHINE ?= 
unsigned.xml: FIRMWARE ?= bios
unsigned.xml: BOOT_ORDER ?= 
unsigned.xml: DISK_BUS ?= virtio
unsigned.xml: DISK_CACHE ?= default
unsigned.xml: DISK_IO ?= 
unsigned.xml: DISK_DISCARD ?= 
unsigned.xml: CDROM ?= 
unsigned.xml: NETWORK ?= network=default
unsigned.xml: GRAPHICS ?= none
unsigned.xml: VIDEO ?= 
unsigned.xml: RNG ?= yes
unsigned.xml: SERIAL_LOG ?= yes
unsigned.xml: GUEST_AGENT ?= yes
unsigned.xml: KERNEL_ARGS ?= quiet
unsigned.xml: AUTOSTART ?= no
unsigned.xml: TITLE ?= 
unsigned.xml: DESCRIPTION ?= 
unsigned.xml: VIRT_INSTALL_FLAGS ?= 
unsigned.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
