################################################################################
# base, from distros/base.ini
################################################################################

base.uuid = 9b96faeb-05a7-8d8a-b300-5fac87ea009a
base.mac = 52:54:00:46:a2:d0
base.definition = base
base.image = da26cdc5b719a820-base
base.kernel = f5cdfe1f62933e89-common
base.empty = 
base.parent = f5cdfe1f62933e89-common
base.bare = 1
base.kernel-args = quiet
base.unlocked = 
base.networks = 
base.nics = 
base.forwards = hostfwd=tcp:127.0.0.1:25003-:22
base.shares = code
base.readonly = 
base.share-code = target=/code
base.ninep = 
base.create = 
base.disks = 
base.xml = 
base.owner = 1234:+1235
base.xml: CODE_DIR ?= $(CURDIR)
base.xml: OS_VARIANT ?= debian11
base.xml: MEMORY ?= 512
base.xml: VCPUS ?= 1
base.xml: CPU ?= 
base.xml: NESTED ?= no
base.xml: MACHINE ?= 
base.xml: FIRMWARE ?= bios
base.xml: BOOT_ORDER ?= 
base.xml: DISK_BUS ?= virtio
base.xml: DISK_CACHE ?= default
base.xml: DISK_IO ?= 
base.xml: DISK_DISCARD ?= 
base.xml: CDROM ?= 
base.xml: NETWORK ?= network=default
base.xml: GRAPHICS ?= none
base.xml: VIDEO ?= 
base.xml: RNG ?= yes
base.xml: SERIAL_LOG ?= yes
base.xml: GUEST_AGENT ?= yes
base.xml: KERNEL_ARGS ?= quiet
base.xml: AUTOSTART ?= no
base.xml: TITLE ?= 
base.xml: DESCRIPTION ?= 
base.xml: VIRT_INSTALL_FLAGS ?= 
base.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
