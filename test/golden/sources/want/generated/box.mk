################################################################################
# box, from distros/box.ini
################################################################################

box.uuid = 2f289fd7-460e-8aad-84c9-cb18a192efdb
box.mac = 52:54:00:86:ae:b6
box.definition = box
box.image = 54e3fe31cd2f0c3c-box
box.kernel = 
box.empty = 
box.parent = b5b45d173dfb6278-debian
box.bare = 
box.kernel-args = quiet
box.unlocked = 
box.networks = 
box.nics = 
box.forwards = hostfwd=tcp:127.0.0.1:29675-:22
box.shares = code
box.readonly = 
box.share-code = target=/code
box.ninep = 
box.create = 
box.disks = 
box.xml = 
box.owner = 1234:+1235
box.xml: CODE_DIR ?= $(CURDIR)
box.xml: OS_VARIANT ?= linux2020
box.xml: MEMORY ?= 2048
box.xml: VCPUS ?= 2
box.xml: CPU ?= 
box.xml: NESTED ?= no
box.xml: MACHINE ?= 
box.xml: FIRMWARE ?= bios
box.xml: BOOT_ORDER ?= 
box.xml: DISK_BUS ?= virtio
box.xml: DISK_CACHE ?= default
box.xml: DISK_IO ?= 
box.xml: DISK_DISCARD ?= 
box.xml: CDROM ?= 
box.xml: NETWORK ?= network=default
box.xml: GRAPHICS ?= none
box.xml: VIDEO ?= 
box.xml: RNG ?= yes
box.xml: SERIAL_LOG ?= yes
box.xml: GUEST_AGENT ?= yes
box.xml: KERNEL_ARGS ?= quiet
box.xml: AUTOSTART ?= no
box.xml: TITLE ?= 
box.xml: DESCRIPTION ?= 
box.xml: VIRT_INSTALL_FLAGS ?= 
box.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
