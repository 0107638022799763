################################################################################
# centos-8, from distros/centos-8.ini
################################################################################

centos-8.uuid = 57889d83-bb7c-8561-b306-6abeab4cc1d4
centos-8.mac = 52:54:00:26:f7:68
centos-8.definition = centos-8
centos-8.image = d03df2f01f3570aa-centos-8
centos-8.kernel = 
centos-8.empty = 
centos-8.parent = c4b41c91fb6d2296-centos-8-vault
centos-8.bare = 
centos-8.foreign = 
centos-8.kernel-args = quiet
centos-8.unlocked = centos-8
centos-8.linux = 
centos-8.network = makebox-01234567-vms
centos-8.networks = 
centos-8.nics = 
centos-8.forwards = hostfwd=tcp:127.0.0.1:30164-:22
centos-8.shares = code
centos-8.readonly = 
centos-8.share-code = target=/code
centos-8.ninep = 
centos-8.create = 
centos-8.run-warmth = 4 22
centos-8.run-plugs = -device pcie-root-port,id=plug-0,slot=1
centos-8.run-shares = code
centos-8.run-source-code = 
centos-8.run-target-code = /code
centos-8.disks = 
centos-8.xml = 
centos-8.owner = 1234:+1235
centos-8.xml run-centos-8: CODE_DIR ?= $(CURDIR)
centos-8.xml run-centos-8: OS_VARIANT ?= centos8
centos-8.xml run-centos-8: MEMORY ?= 2048
centos-8.xml run-centos-8: VCPUS ?= 2
centos-8.xml: CPU ?= 
centos-8.xml run-centos-8: NESTED ?= no
centos-8.xml run-centos-8: MACHINE ?= 
centos-8.xml run-centos-8: FIRMWARE ?= bios
centos-8.xml run-centos-8: BOOT_ORDER ?= 
centos-8.xml run-centos-8: DISK_BUS ?= virtio
centos-8.xml run-centos-8: DISK_CACHE ?= default
centos-8.xml run-centos-8: DISK_IO ?= 
centos-8.xml run-centos-8: DISK_DISCARD ?= 
centos-8.xml run-centos-8: CDROM ?= 
centos-8.xml run-centos-8: NETWORK ?= network=makebox-01234567-vms
centos-8.xml run-centos-8: GRAPHICS ?= none
centos-8.xml run-centos-8: VIDEO ?= 
centos-8.xml run-centos-8: RNG ?= yes
centos-8.xml run-centos-8: SERIAL_LOG ?= yes
centos-8.xml run-centos-8: GUEST_AGENT ?= yes
centos-8.xml run-centos-8: KERNEL_ARGS ?= quiet
centos-8.xml run-centos-8: AUTOSTART ?= no
centos-8.xml run-centos-8: TITLE ?= 
centos-8.xml run-centos-8: DESCRIPTION ?= 
centos-8.xml run-centos-8: VIRT_INSTALL_FLAGS ?= 
centos-8.xml run-centos-8: FAST_BOOT ?= yes
centos-8.xml run-centos-8: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
