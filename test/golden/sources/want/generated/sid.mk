################################################################################
# sid, from distros/sid.ini
################################################################################

sid.uuid = d593e139-4b54-8d3a-b78b-8d3e0da2729d
sid.mac = 52:54:00:78:9e:bc
sid.definition = sid
sid.image = 3ba362108a0f49f0-sid
sid.kernel = aaf3c269da7c0192-debian-sid
sid.empty = 
sid.parent = aaf3c269da7c0192-debian-sid
sid.bare = 1
sid.foreign = 
sid.kernel-args = quiet
sid.unlocked = sid
sid.linux = 
sid.network = makebox-01234567-vms
sid.networks = 
sid.nics = 
sid.forwards = hostfwd=tcp:127.0.0.1:28739-:22
sid.shares = code
sid.readonly = 
sid.share-code = target=/code
sid.ninep = 
sid.create = 
sid.run-warmth = 4 22
sid.run-plugs = -device pcie-root-port,id=plug-0,slot=1
sid.run-shares = code
sid.run-source-code = 
sid.run-target-code = /code
sid.disks = 
sid.xml = 
sid.owner = 1234:+1235
sid.xml run-sid: CODE_DIR ?= $(CURDIR)
sid.xml run-sid: OS_VARIANT ?= linux2020
sid.xml run-sid: MEMORY ?= 2048
sid.xml run-sid: VCPUS ?= 2
sid.xml: CPU ?= 
sid.xml run-sid: NESTED ?= no
sid.xml run-sid: MACHINE ?= 
sid.xml run-sid: FIRMWARE ?= bios
sid.xml run-sid: BOOT_ORDER ?= 
sid.xml run-sid: DISK_BUS ?= virtio
sid.xml run-sid: DISK_CACHE ?= default
sid.xml run-sid: DISK_IO ?= 
sid.xml run-sid: DISK_DISCARD ?= 
sid.xml run-sid: CDROM ?= 
sid.xml run-sid: NETWORK ?= network=makebox-01234567-vms
sid.xml run-sid: GRAPHICS ?= none
sid.xml run-sid: VIDEO ?= 
sid.xml run-sid: RNG ?= yes
sid.xml run-sid: SERIAL_LOG ?= yes
sid.xml run-sid: GUEST_AGENT ?= yes
sid.xml run-sid: KERNEL_ARGS ?= quiet
sid.xml run-sid: AUTOSTART ?= no
sid.xml run-sid: TITLE ?= 
sid.xml run-sid: DESCRIPTION ?= 
sid.xml run-sid: VIRT_INSTALL_FLAGS ?= 
sid.xml run-sid: FAST_BOOT ?= yes
sid.xml run-sid: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
