################################################################################
# centos-8, from distros/centos-8.ini
################################################################################

centos-8.uuid = 57889d83-bb7c-8561-b306-6abeab4cc1d4
centos-8.mac = 52:54:00:26:f7:68
centos-8.definition = centos-8
centos-8.image = ef5c935966b8988a-centos-8
centos-8.kernel = 
centos-8.empty = 
centos-8.parent = c4b41c91fb6d2296-centos-8-vault
centos-8.bare = 
centos-8.kernel-args = quiet
centos-8.unlocked = centos-8
centos-8.networks = 
centos-8.nics = 
centos-8.forwards = hostfwd=tcp:127.0.0.1:30164-:22
centos-8.shares = code
centos-8.readonly = 
centos-8.share-code = target=/code
centos-8.ninep = 
centos-8.create = 
centos-8.disks = 
centos-8.xml = 
centos-8.owner = 1234:+1235
centos-8.xml: CODE_DIR ?= $(CURDIR)
centos-8.xml: OS_VARIANT ?= centos8
centos-8.xml: MEMORY ?= 2048
centos-8.xml: VCPUS ?= 2
centos-8.xml: CPU ?= 
centos-8.xml: NESTED ?= no
centos-8.xml: MACHINE ?= 
centos-8.xml: FIRMWARE ?= bios
centos-8.xml: BOOT_ORDER ?= 
centos-8.xml: DISK_BUS ?= virtio
centos-8.xml: DISK_CACHE ?= default
centos-8.xml: DISK_IO ?= 
centos-8.xml: DISK_DISCARD ?= 
centos-8.xml: CDROM ?= 
centos-8.xml: NETWORK ?= network=default
centos-8.xml: GRAPHICS ?= none
centos-8.xml: VIDEO ?= 
centos-8.xml: RNG ?= yes
centos-8.xml: SERIAL_LOG ?= yes
centos-8.xml: GUEST_AGENT ?= yes
centos-8.xml: KERNEL_ARGS ?= quiet
centos-8.xml: AUTOSTART ?= no
centos-8.xml: TITLE ?= 
centos-8.xml: DESCRIPTION ?= 
centos-8.xml: VIRT_INSTALL_FLAGS ?= 
centos-8.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
