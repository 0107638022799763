################################################################################
# box-far, from distros/box-far.ini
################################################################################

box-far.uuid = e9adc22e-e002-8ea1-ab82-fb03d6f93c04
box-far.mac = 52:54:00:72:a5:49
box-far.definition = box-far
box-far.image = fd4ec7db7ae8e656-box-far
box-far.kernel = 
box-far.empty = 
box-far.parent = a7b2a8ea5ae3113f-debian
box-far.bare = 
box-far.kernel-args = quiet
box-far.unlocked = 
box-far.networks = 
box-far.nics = 
box-far.forwards = hostfwd=tcp:127.0.0.1:28179-:22
box-far.shares = code
box-far.readonly = 
box-far.share-code = target=/code
box-far.ninep = 
box-far.create = 
box-far.disks = 
box-far.xml = 
box-far.owner = 1234:+1235
box-far.xml: CODE_DIR ?= $(CURDIR)
box-far.xml: OS_VARIANT ?= linux2020
box-far.xml: MEMORY ?= 2048
box-far.xml: VCPUS ?= 2
box-far.xml: CPU ?= 
box-far.xml: NESTED ?= no
box-far.xml: MACHINE ?= 
box-far.xml: FIRMWARE ?= bios
box-far.xml: BOOT_ORDER ?= 
box-far.xml: DISK_BUS ?= virtio
box-far.xml: DISK_CACHE ?= default
box-far.xml: DISK_IO ?= 
box-far.xml: DISK_DISCARD ?= 
box-far.xml: CDROM ?= 
box-far.xml: NETWORK ?= network=default
box-far.xml: GRAPHICS ?= none
box-far.xml: VIDEO ?= 
box-far.xml: RNG ?= yes
box-far.xml: SERIAL_LOG ?= yes
box-far.xml: GUEST_AGENT ?= yes
box-far.xml: KERNEL_ARGS ?= quiet
box-far.xml: AUTOSTART ?= no
box-far.xml: TITLE ?= 
box-far.xml: DESCRIPTION ?= 
box-far.xml: VIRT_INSTALL_FLAGS ?= 
box-far.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
