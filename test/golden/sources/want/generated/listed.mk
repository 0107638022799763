################################################################################
# listed, from distros/listed.ini
################################################################################

listed.uuid = 606a17b4-ed0b-8007-98d7-e02088cecb23
listed.mac = 52:54:00:2b:6b:c7
listed.definition = listed
listed.image = e97100773fc3e339-listed
listed.kernel = 
listed.empty = 
listed.parent = c9926fc269fca454-disk
listed.bare = 
listed.foreign = 
listed.kernel-args = quiet
listed.unlocked = listed
listed.linux = 
listed.network = makebox-01234567-vms
listed.networks = 
listed.nics = 
listed.forwards = hostfwd=tcp:127.0.0.1:25180-:22
listed.shares = code
listed.readonly = 
listed.share-code = target=/code
listed.ninep = 
listed.create = 
listed.run-warmth = 4 22
listed.run-plugs = -device pcie-root-port,id=plug-0,slot=1
listed.run-shares = code
listed.run-source-code = 
listed.run-target-code = /code
listed.disks = 
listed.xml = 
listed.owner = 1234:+1235
listed.xml run-listed: CODE_DIR ?= $(CURDIR)
listed.xml run-listed: OS_VARIANT ?= linux2020
listed.xml run-listed: MEMORY ?= 2048
listed.xml run-listed: VCPUS ?= 2
listed.xml: CPU ?= 
listed.xml run-listed: NESTED ?= no
listed.xml run-listed: MACHINE ?= 
listed.xml run-listed: FIRMWARE ?= bios
listed.xml run-listed: BOOT_ORDER ?= 
listed.xml run-listed: DISK_BUS ?= virtio
listed.xml run-listed: DISK_CACHE ?= default
listed.xml run-listed: DISK_IO ?= 
listed.xml run-listed: DISK_DISCARD ?= 
listed.xml run-listed: CDROM ?= 
listed.xml run-listed: NETWORK ?= network=makebox-01234567-vms
listed.xml run-listed: GRAPHICS ?= none
listed.xml run-listed: VIDEO ?= 
listed.xml run-listed: RNG ?= yes
listed.xml run-listed: SERIAL_LOG ?= yes
listed.xml run-listed: GUEST_AGENT ?= yes
listed.xml run-listed: KERNEL_ARGS ?= quiet
listed.xml run-listed: AUTOSTART ?= no
listed.xml run-listed: TITLE ?= 
listed.xml run-listed: DESCRIPTION ?= 
listed.xml run-listed: VIRT_INSTALL_FLAGS ?= 
listed.xml run-listed: FAST_BOOT ?= yes
listed.xml run-listed: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
