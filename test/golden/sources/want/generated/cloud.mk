################################################################################
# cloud, from distros/cloud.ini
################################################################################

cloud.uuid = 0dfd32c0-9c0f-8d88-964a-a55171e097ec
cloud.mac = 52:54:00:21:bf:16
cloud.definition = cloud
cloud.image = d6b676eec0ea3b2f-cloud
cloud.kernel = 
cloud.empty = 
cloud.parent = b3fe6f3bf0cfe2dd-disk
cloud.bare = 
cloud.kernel-args = quiet
cloud.unlocked = 
cloud.networks = 
cloud.nics = 
cloud.forwards = hostfwd=tcp:127.0.0.1:24860-:22
cloud.shares = code
cloud.readonly = 
cloud.share-code = target=/code
cloud.ninep = 
cloud.create = 
cloud.disks = 
cloud.xml = 
cloud.owner = 1234:+1235
cloud.xml: CODE_DIR ?= $(CURDIR)
cloud.xml: OS_VARIANT ?= linux2020
cloud.xml: MEMORY ?= 2048
cloud.xml: VCPUS ?= 2
cloud.xml: CPU ?= 
cloud.xml: NESTED ?= no
cloud.xml: MACHINE ?= 
cloud.xml: FIRMWARE ?= bios
cloud.xml: BOOT_ORDER ?= 
cloud.xml: DISK_BUS ?= virtio
cloud.xml: DISK_CACHE ?= default
cloud.xml: DISK_IO ?= 
cloud.xml: DISK_DISCARD ?= 
cloud.xml: CDROM ?= 
cloud.xml: NETWORK ?= network=default
cloud.xml: GRAPHICS ?= none
cloud.xml: VIDEO ?= 
cloud.xml: RNG ?= yes
cloud.xml: SERIAL_LOG ?= yes
cloud.xml: GUEST_AGENT ?= yes
cloud.xml: KERNEL_ARGS ?= quiet
cloud.xml: AUTOSTART ?= no
cloud.xml: TITLE ?= 
cloud.xml: DESCRIPTION ?= 
cloud.xml: VIRT_INSTALL_FLAGS ?= 
cloud.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
