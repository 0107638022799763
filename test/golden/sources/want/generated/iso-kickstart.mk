################################################################################
# iso-kickstart, from distros/iso-kickstart.ini
################################################################################

iso-kickstart.uuid = 80988c5e-6b49-8bfc-bec8-63f9b871b294
iso-kickstart.mac = 52:54:00:1d:87:75
iso-kickstart.definition = iso-kickstart
iso-kickstart.image = 05670e3e1244af55-iso-kickstart
iso-kickstart.kernel = 
iso-kickstart.empty = 
iso-kickstart.parent = 8a7fc1555c8d5f18-installed
iso-kickstart.bare = 
iso-kickstart.foreign = 
iso-kickstart.kernel-args = quiet
iso-kickstart.unlocked = 
iso-kickstart.linux = 
iso-kickstart.network = 
iso-kickstart.networks = 
iso-kickstart.nics = 
iso-kickstart.forwards = hostfwd=tcp:127.0.0.1:26603-:22
iso-kickstart.shares = code
iso-kickstart.readonly = 
iso-kickstart.share-code = target=/code
iso-kickstart.ninep = 
iso-kickstart.create = 
iso-kickstart.run-warmth = 4 22
iso-kickstart.run-plugs = -device pcie-root-port,id=plug-0,slot=1
iso-kickstart.run-shares = code
iso-kickstart.run-source-code = 
iso-kickstart.run-target-code = /code
iso-kickstart.disks = 
iso-kickstart.xml = 
iso-kickstart.owner = 1234:+1235
iso-kickstart.xml run-iso-kickstart: CODE_DIR ?= $(CURDIR)
iso-kickstart.xml run-iso-kickstart: OS_VARIANT ?= centos-stream9
iso-kickstart.xml run-iso-kickstart: MEMORY ?= 2048
iso-kickstart.xml run-iso-kickstart: VCPUS ?= 2
iso-kickstart.xml: CPU ?= 
iso-kickstart.xml run-iso-kickstart: NESTED ?= no
iso-kickstart.xml run-iso-kickstart: MACHINE ?= 
iso-kickstart.xml run-iso-kickstart: FIRMWARE ?= bios
iso-kickstart.xml run-iso-kickstart: BOOT_ORDER ?= 
iso-kickstart.xml run-iso-kickstart: DISK_BUS ?= virtio
iso-kickstart.xml run-iso-kickstart: DISK_CACHE ?= default
iso-kickstart.xml run-iso-kickstart: DISK_IO ?= 
iso-kickstart.xml run-iso-kickstart: DISK_DISCARD ?= 
iso-kickstart.xml run-iso-kickstart: CDROM ?= 
iso-kickstart.xml run-iso-kickstart: NETWORK ?= bridge=br0
iso-kickstart.xml run-iso-kickstart: GRAPHICS ?= none
iso-kickstart.xml run-iso-kickstart: VIDEO ?= 
iso-kickstart.xml run-iso-kickstart: RNG ?= yes
iso-kickstart.xml run-iso-kickstart: SERIAL_LOG ?= yes
iso-kickstart.xml run-iso-kickstart: GUEST_AGENT ?= yes
iso-kickstart.xml run-iso-kickstart: KERNEL_ARGS ?= quiet
iso-kickstart.xml run-iso-kickstart: AUTOSTART ?= no
iso-kickstart.xml run-iso-kickstart: TITLE ?= 
iso-kickstart.xml run-iso-kickstart: DESCRIPTION ?= 
iso-kickstart.xml run-iso-kickstart: VIRT_INSTALL_FLAGS ?= 
iso-kickstart.xml run-iso-kickstart: FAST_BOOT ?= yes
iso-kickstart.xml run-iso-kickstart: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
