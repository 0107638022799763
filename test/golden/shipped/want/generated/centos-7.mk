################################################################################
# centos-7, from distros/centos-7.ini
################################################################################

centos-7.uuid = 3f70993b-581b-82fe-9c82-73d1f981cffc
centos-7.mac = 52:54:00:70:5f:f6
centos-7.definition = centos-7
centos-7.image = ce8068008bcb9fb2-centos-7
centos-7.kernel = 
centos-7.empty = 
centos-7.parent = 4adb228272f609d3-centos-7-plus-9p
centos-7.bare = 
centos-7.foreign = 
centos-7.kernel-args = quiet
centos-7.unlocked = centos-7
centos-7.linux = 
centos-7.network = makebox-01234567-vms
centos-7.networks = 
centos-7.nics = 
centos-7.forwards = hostfwd=tcp:127.0.0.1:23775-:22
centos-7.shares = code
centos-7.readonly = 
centos-7.share-code = target=/code
centos-7.ninep = 
centos-7.create = 
centos-7.run-warmth = 4 22
centos-7.run-plugs = 
centos-7.run-shares = code
centos-7.run-source-code = 
centos-7.run-target-code = /code
centos-7.disks = 
centos-7.xml = 
centos-7.owner = 1234:+1235
centos-7.xml run-centos-7: CODE_DIR ?= $(CURDIR)
centos-7.xml run-centos-7: OS_VARIANT ?= centos7.0
centos-7.xml run-centos-7: MEMORY ?= 2048
centos-7.xml run-centos-7: VCPUS ?= 2
centos-7.xml: CPU ?= 
centos-7.xml run-centos-7: NESTED ?= no
centos-7.xml run-centos-7: MACHINE ?= 
centos-7.xml run-centos-7: FIRMWARE ?= bios
centos-7.xml run-centos-7: BOOT_ORDER ?= 
centos-7.xml run-centos-7: DISK_BUS ?= virtio
centos-7.xml run-centos-7: DISK_CACHE ?= default
centos-7.xml run-centos-7: DISK_IO ?= 
centos-7.xml run-centos-7: DISK_DISCARD ?= 
centos-7.xml run-centos-7: CDROM ?= 
centos-7.xml run-centos-7: NETWORK ?= network=makebox-01234567-vms
centos-7.xml run-centos-7: GRAPHICS ?= none
centos-7.xml run-centos-7: VIDEO ?= 
centos-7.xml run-centos-7: RNG ?= yes
centos-7.xml run-centos-7: SERIAL_LOG ?= yes
centos-7.xml run-centos-7: GUEST_AGENT ?= yes
centos-7.xml run-centos-7: KERNEL_ARGS ?= quiet
centos-7.xml run-centos-7: AUTOSTART ?= no
centos-7.xml run-centos-7: TITLE ?= 
centos-7.xml run-centos-7: DESCRIPTION ?= 
centos-7.xml run-centos-7: VIRT_INSTALL_FLAGS ?= 
centos-7.xml run-centos-7: FAST_BOOT ?= yes
centos-7.xml run-centos-7: FSDEV_FLAGS ?= accessmode=passthrough
