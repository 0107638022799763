################################################################################
# cloud, from distros/cloud.ini
################################################################################

cloud.uuid = 0dfd32c0-9c0f-8d88-964a-a55171e097ec
cloud.mac = 52:54:00:21:bf:16
cloud.definition = cloud
cloud.image = 3974d50060e5e467-cloud
cloud.kernel = 
cloud.empty = 
cloud.parent = b3fe6f3bf0cfe2dd-disk
cloud.bare = 
cloud.foreign = 
cloud.kernel-args = quiet
cloud.unlocked = 
cloud.linux = 
cloud.network = makebox-01234567-vms
cloud.networks = 
cloud.nics = 
cloud.forwards = hostfwd=tcp:127.0.0.1:24860-:22
cloud.shares = code
cloud.readonly = 
cloud.share-code = target=/code
cloud.ninep = 
cloud.create = 
cloud.run-warmth = 4 22
cloud.run-plugs = -device pcie-root-port,id=plug-0,slot=1
cloud.run-shares = code
cloud.run-source-code = 
cloud.run-target-code = /code
cloud.disks = 
cloud.xml = 
cloud.owner = 1234:+1235
cloud.xml run-cloud: CODE_DIR ?= $(CURDIR)
cloud.xml run-cloud: OS_VARIANT ?= linux2020
cloud.xml run-cloud: MEMORY ?= 2048
cloud.xml run-cloud: VCPUS ?= 2
cloud.xml: CPU ?= 
cloud.xml run-cloud: NESTED ?= no
cloud.xml run-cloud: MACHINE ?= 
cloud.xml run-cloud: FIRMWARE ?= bios
cloud.xml run-cloud: BOOT_ORDER ?= 
cloud.xml run-cloud: DISK_BUS ?= virtio
cloud.xml run-cloud: DISK_CACHE ?= default
cloud.xml run-cloud: DISK_IO ?= 
cloud.xml run-cloud: DISK_DISCARD ?= 
cloud.xml run-cloud: CDROM ?= 
cloud.xml run-cloud: NETWORK ?= network=makebox-01234567-vms
cloud.xml run-cloud: GRAPHICS ?= none
cloud.xml run-cloud: VIDEO ?= 
cloud.xml run-cloud: RNG ?= yes
cloud.xml run-cloud: SERIAL_LOG ?= yes
cloud.xml run-cloud: GUEST_AGENT ?= yes
cloud.xml run-cloud: KERNEL_ARGS ?= quiet
cloud.xml run-cloud: AUTOSTART ?= no
cloud.xml run-cloud: TITLE ?= 
cloud.xml run-cloud: DESCRIPTION ?= 
cloud.xml run-cloud: VIRT_INSTALL_FLAGS ?= 
cloud.xml run-cloud: FAST_BOOT ?= yes
cloud.xml run-cloud: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
