################################################################################
# near, from distros/near.ini
################################################################################

near.uuid = 59ca38bb-30c0-801c-b23d-8174e5ab2f4a
near.mac = 52:54:00:f6:12:12
near.definition = near
near.image = d08d1b7accefced4-near
near.kernel = 0dadafddbd7b8f28-own
near.empty = 
near.parent = 0dadafddbd7b8f28-own
near.bare = 1
near.kernel-args = quiet
near.unlocked = 
near.networks = 
near.nics = 
near.forwards = hostfwd=tcp:127.0.0.1:28958-:22
near.shares = code
near.readonly = 
near.share-code = target=/code
near.ninep = 
near.create = 
near.disks = 
near.xml = 
near.owner = 1234:+1235
near.xml: CODE_DIR ?= $(CURDIR)
near.xml: OS_VARIANT ?= debian11
near.xml: MEMORY ?= 4096
near.xml: VCPUS ?= 1
near.xml: CPU ?= 
near.xml: NESTED ?= no
near.xml: MACHINE ?= 
near.xml: FIRMWARE ?= bios
near.xml: BOOT_ORDER ?= 
near.xml: DISK_BUS ?= virtio
near.xml: DISK_CACHE ?= default
near.xml: DISK_IO ?= 
near.xml: DISK_DISCARD ?= 
near.xml: CDROM ?= 
near.xml: NETWORK ?= network=default
near.xml: GRAPHICS ?= none
near.xml: VIDEO ?= 
near.xml: RNG ?= yes
near.xml: SERIAL_LOG ?= yes
near.xml: GUEST_AGENT ?= yes
near.xml: KERNEL_ARGS ?= quiet
near.xml: AUTOSTART ?= no
near.xml: TITLE ?= 
near.xml: DESCRIPTION ?= 
near.xml: VIRT_INSTALL_FLAGS ?= 
near.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
