################################################################################
# top, from distros/top.ini
################################################################################

top.uuid = 93cc93fd-d523-835d-9deb-1d429748927a
top.mac = 52:54:00:5b:10:0c
top.definition = top
top.image = 0fbe1c6c069605c6-top
top.kernel = f5cdfe1f62933e89-common
top.empty = 
top.parent = f5cdfe1f62933e89-common
top.bare = 1
top.kernel-args = quiet
top.unlocked = 
top.networks = 
top.nics = 
top.forwards = hostfwd=tcp:127.0.0.1:27863-:22
top.shares = code
top.readonly = 
top.share-code = target=/code
top.ninep = 
top.create = 
top.disks = 
top.xml = 
top.owner = 1234:+1235
top.xml: CODE_DIR ?= $(CURDIR)
top.xml: OS_VARIANT ?= debian11
top.xml: MEMORY ?= 512
top.xml: VCPUS ?= 3
top.xml: CPU ?= 
top.xml: NESTED ?= no
top.xml: MACHINE ?= 
top.xml: FIRMWARE ?= bios
top.xml: BOOT_ORDER ?= 
top.xml: DISK_BUS ?= virtio
top.xml: DISK_CACHE ?= default
top.xml: DISK_IO ?= 
top.xml: DISK_DISCARD ?= 
top.xml: CDROM ?= 
top.xml: NETWORK ?= network=default
top.xml: GRAPHICS ?= none
top.xml: VIDEO ?= 
top.xml: RNG ?= yes
top.xml: SERIAL_LOG ?= yes
top.xml: GUEST_AGENT ?= yes
top.xml: KERNEL_ARGS ?= quiet
top.xml: AUTOSTART ?= no
top.xml: TITLE ?= 
top.xml: DESCRIPTION ?= 
top.xml: VIRT_INSTALL_FLAGS ?= 
top.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
