################################################################################
# left, from distros/left.ini
################################################################################

left.uuid = 1a7251f5-ebd2-87dc-b345-cb99e7c37dc5
left.mac = 52:54:00:9b:e2:3c
left.definition = left
left.image = 1439c0374f188308-left
left.kernel = d36212bde820602d-left
left.empty = 
left.parent = d36212bde820602d-left
left.bare = 1
left.kernel-args = quiet
left.unlocked = base
left.networks = 
left.nics = 
left.forwards = hostfwd=tcp:127.0.0.1:30798-:22
left.shares = code
left.readonly = 
left.share-code = target=/code
left.ninep = 
left.create = 
left.disks = 
left.xml = 
left.owner = 1234:+1235
left.xml: CODE_DIR ?= $(CURDIR)
left.xml: OS_VARIANT ?= debian12
left.xml: MEMORY ?= 2048
left.xml: VCPUS ?= 2
left.xml: CPU ?= 
left.xml: NESTED ?= no
left.xml: MACHINE ?= 
left.xml: FIRMWARE ?= bios
left.xml: BOOT_ORDER ?= 
left.xml: DISK_BUS ?= virtio
left.xml: DISK_CACHE ?= default
left.xml: DISK_IO ?= 
left.xml: DISK_DISCARD ?= 
left.xml: CDROM ?= 
left.xml: NETWORK ?= network=default
left.xml: GRAPHICS ?= none
left.xml: VIDEO ?= 
left.xml: RNG ?= yes
left.xml: SERIAL_LOG ?= yes
left.xml: GUEST_AGENT ?= yes
left.xml: KERNEL_ARGS ?= quiet
left.xml: AUTOSTART ?= no
left.xml: TITLE ?= 
left.xml: DESCRIPTION ?= 
left.xml: VIRT_INSTALL_FLAGS ?= 
left.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
