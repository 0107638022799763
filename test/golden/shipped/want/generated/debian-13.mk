################################################################################
# debian-13, from distros/debian-13.ini
################################################################################

debian-13.uuid = ff6f8e7c-9b42-84bc-a61c-be42fbb3169c
debian-13.mac = 52:54:00:a1:88:70
debian-13.definition = debian-13
debian-13.image = b5d535f3a4e15043-debian-13
debian-13.kernel = 9700a862bae0379f-debian-trixie
debian-13.empty = 
debian-13.parent = 9700a862bae0379f-debian-trixie
debian-13.bare = 1
debian-13.foreign = 
debian-13.kernel-args = quiet
debian-13.unlocked = debian-13
debian-13.linux = 
debian-13.network = makebox-01234567-vms
debian-13.networks = 
debian-13.nics = 
debian-13.forwards = hostfwd=tcp:127.0.0.1:26479-:22
debian-13.shares = code
debian-13.readonly = 
debian-13.share-code = target=/code
debian-13.ninep = 
debian-13.create = 
debian-13.run-warmth = 4 22
debian-13.run-plugs = -device pcie-root-port,id=plug-0,slot=1
debian-13.run-shares = code
debian-13.run-source-code = 
debian-13.run-target-code = /code
debian-13.disks = 
debian-13.xml = 
debian-13.owner = 1234:+1235
debian-13.xml run-debian-13: CODE_DIR ?= $(CURDIR)
debian-13.xml run-debian-13: OS_VARIANT ?= debian11
debian-13.xml run-debian-13: MEMORY ?= 2048
debian-13.xml run-debian-13: VCPUS ?= 2
debian-13.xml: CPU ?= 
debian-13.xml run-debian-13: NESTED ?= no
debian-13.xml run-debian-13: MACHINE ?= 
debian-13.xml run-debian-13: FIRMWARE ?= bios
debian-13.xml run-debian-13: BOOT_ORDER ?= 
debian-13.xml run-debian-13: DISK_BUS ?= virtio
debian-13.xml run-debian-13: DISK_CACHE ?= default
debian-13.xml run-debian-13: DISK_IO ?= 
debian-13.xml run-debian-13: DISK_DISCARD ?= 
debian-13.xml run-debian-13: CDROM ?= 
debian-13.xml run-debian-13: NETWORK ?= network=makebox-01234567-vms
debian-13.xml run-debian-13: GRAPHICS ?= none
debian-13.xml run-debian-13: VIDEO ?= 
debian-13.xml run-debian-13: RNG ?= yes
debian-13.xml run-debian-13: SERIAL_LOG ?= yes
debian-13.xml run-debian-13: GUEST_AGENT ?= yes
debian-13.xml run-debian-13: KERNEL_ARGS ?= quiet
debian-13.xml run-debian-13: AUTOSTART ?= no
debian-13.xml run-debian-13: TITLE ?= 
debian-13.xml run-debian-13: DESCRIPTION ?= 
debian-13.xml run-debian-13: VIRT_INSTALL_FLAGS ?= 
debian-13.xml run-debian-13: FAST_BOOT ?= yes
debian-13.xml run-debian-13: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
