################################################################################
# unsigned, from distros/unsigned.ini
################################################################################

unsigned.uuid = bc472f6b-9e37-8023-ae03-037a44693ba5
unsigned.mac = 52:54:00:c4:93:0d
unsigned.definition = unsigned
unsigned.image = 50b3595cc182cec8-unsigned
unsigned.kernel = 
unsigned.empty = 
unsigned.parent = 716a90cb75ba6efd-mine
unsigned.bare = 
unsigned.foreign = 
unsigned.kernel-args = quiet
unsigned.unlocked = unsigned
unsigned.linux = 
unsigned.network = makebox-01234567-vms
unsigned.networks = 
unsigned.nics = 
unsigned.forwards = hostfwd=tcp:127.0.0.1:30619-:22
unsigned.shares = code
unsigned.readonly = 
unsigned.share-code = target=/code
unsigned.ninep = 
unsigned.create = 
unsigned.run-warmth = 4 22
unsigned.run-plugs = -device pcie-root-port,id=plug-0,slot=1
unsigned.run-shares = code
unsigned.run-source-code = 
unsigned.run-target-code = /code
unsigned.disks = 
unsigned.xml = 
unsigned.owner = 1234:+1235
unsigned.xml run-unsigned: CODE_DIR ?= $(CURDIR)
unsigned.xml run-unsigned: OS_VARIANT ?= linux2020
unsigned.xml run-unsigned: MEMORY ?= 2048
unsigned.xml run-unsigned: VCPUS ?= 2
unsigned.xml: CPU ?= 
unsigned.xml run-unsigned: NESTED ?= no
unsigned.xml run-unsigned: MACHINE ?= 
unsigned.xml run-unsigned: FIRMWARE ?= bios
unsigned.xml run-unsigned: BOOT_ORDER ?= 
unsigned.xml run-unsigned: DISK_BUS ?= virtio
unsigned.xml run-unsigned: DISK_CACHE ?= default
unsigned.xml run-unsigned: DISK_IO ?= 
unsigned.xml run-unsigned: DISK_DISCARD ?= 
unsigned.xml run-unsigned: CDROM ?= 
unsigned.xml run-unsigned: NETWORK ?= network=makebox-01234567-vms
unsigned.xml run-unsigned: GRAPHICS ?= none
unsigned.xml run-unsigned: VIDEO ?= 
unsigned.xml run-unsigned: RNG ?= yes
unsigned.xml run-unsigned: SERIAL_LOG ?= yes
unsigned.xml run-unsigned: GUEST_AGENT ?= yes
unsigned.xml run-unsigned: KERNEL_ARGS ?= quiet
unsigned.xml run-unsigned: AUTOSTART ?= no
unsigned.xml run-unsigned: TITLE ?= 
unsigned.xml run-unsigned: DESCRIPTION ?= 
unsigned.xml run-unsigned: VIRT_INSTALL_FLAGS ?= 
unsigned.xml run-unsigned: FAST_BOOT ?= yes
unsigned.xml run-unsigned: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
