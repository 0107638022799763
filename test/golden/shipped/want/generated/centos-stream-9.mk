################################################################################
# centos-stream-9, from distros/centos-stream-9.ini
################################################################################

centos-stream-9.uuid = 1434da16-699e-853f-9318-a730bb41d722
centos-stream-9.mac = 52:54:00:38:8e:e3
centos-stream-9.definition = centos-stream-9
centos-stream-9.image = 5fbfc042e815e3a1-centos-stream-9
centos-stream-9.kernel = 
centos-stream-9.empty = 
centos-stream-9.parent = 68a759118b3ea73f-centosstream-9
centos-stream-9.bare = 
centos-stream-9.foreign = 
centos-stream-9.kernel-args = quiet
centos-stream-9.unlocked = centos-stream-9
centos-stream-9.linux = 
centos-stream-9.network = makebox-01234567-vms
centos-stream-9.networks = 
centos-stream-9.nics = 
centos-stream-9.forwards = hostfwd=tcp:127.0.0.1:28491-:22
centos-stream-9.shares = code
centos-stream-9.readonly = 
centos-stream-9.share-code = target=/code
centos-stream-9.ninep = 
centos-stream-9.create = 
centos-stream-9.run-warmth = 4 22
centos-stream-9.run-plugs = -device pcie-root-port,id=plug-0,slot=1
centos-stream-9.run-shares = code
centos-stream-9.run-source-code = 
centos-stream-9.run-target-code = /code
centos-stream-9.disks = 
centos-stream-9.xml = 
centos-stream-9.owner = 1234:+1235
centos-stream-9.xml run-centos-stream-9: CODE_DIR ?= $(CURDIR)
centos-stream-9.xml run-centos-stream-9: OS_VARIANT ?= centos-stream9
centos-stream-9.xml run-centos-stream-9: MEMORY ?= 2048
centos-stream-9.xml run-centos-stream-9: VCPUS ?= 2
centos-stream-9.xml: CPU ?= 
centos-stream-9.xml run-centos-stream-9: NESTED ?= no
centos-stream-9.xml run-centos-stream-9: MACHINE ?= 
centos-stream-9.xml run-centos-stream-9: FIRMWARE ?= bios
centos-stream-9.xml run-centos-stream-9: BOOT_ORDER ?= 
centos-stream-9.xml run-centos-stream-9: DISK_BUS ?= virtio
centos-stream-9.xml run-centos-stream-9: DISK_CACHE ?= default
centos-stream-9.xml run-centos-stream-9: DISK_IO ?= 
centos-stream-9.xml run-centos-stream-9: DISK_DISCARD ?= 
centos-stream-9.xml run-centos-stream-9: CDROM ?= 
centos-stream-9.xml run-centos-stream-9: NETWORK ?= network=makebox-01234567-vms
centos-stream-9.xml run-centos-stream-9: GRAPHICS ?= none
centos-stream-9.xml run-centos-stream-9: VIDEO ?= 
centos-stream-9.xml run-centos-stream-9: RNG ?= yes
centos-stream-9.xml run-centos-stream-9: SERIAL_LOG ?= yes
centos-stream-9.xml run-centos-stream-9: GUEST_AGENT ?= yes
centos-stream-9.xml run-centos-stream-9: KERNEL_ARGS ?= quiet
centos-stream-9.xml run-centos-stream-9: AUTOSTART ?= no
centos-stream-9.xml run-centos-stream-9: TITLE ?= 
centos-stream-9.xml run-centos-stream-9: DESCRIPTION ?= 
centos-stream-9.xml run-centos-stream-9: VIRT_INSTALL_FLAGS ?= 
centos-stream-9.xml run-centos-stream-9: FAST_BOOT ?= yes
centos-stream-9.xml run-centos-stream-9: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
