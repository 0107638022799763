################################################################################
# iso-autoinstall, from distros/iso-autoinstall.ini
################################################################################

iso-autoinstall.uuid = 9514c90e-5ce7-859a-b230-7be8843d41e4
iso-autoinstall.mac = 52:54:00:d4:d7:cd
iso-autoinstall.definition = iso-autoinstall
iso-autoinstall.image = e5dd7b1b3e290e12-iso-autoinstall
iso-autoinstall.kernel = 
iso-autoinstall.empty = 
iso-autoinstall.parent = fa3602ea87397b60-installed
iso-autoinstall.bare = 
iso-autoinstall.foreign = 
iso-autoinstall.kernel-args = quiet
iso-autoinstall.unlocked = 
iso-autoinstall.linux = 
iso-autoinstall.network = makebox-01234567-vms
iso-autoinstall.networks = 
iso-autoinstall.nics = 
iso-autoinstall.forwards = hostfwd=tcp:127.0.0.1:28313-:22
iso-autoinstall.shares = code
iso-autoinstall.readonly = 
iso-autoinstall.share-code = target=/code
iso-autoinstall.ninep = 
iso-autoinstall.create = 
iso-autoinstall.run-warmth = 4 22
iso-autoinstall.run-plugs = -device pcie-root-port,id=plug-0,slot=1
iso-autoinstall.run-shares = code
iso-autoinstall.run-source-code = 
iso-autoinstall.run-target-code = /code
iso-autoinstall.disks = 
iso-autoinstall.xml = 
iso-autoinstall.owner = 1234:+1235
iso-autoinstall.xml run-iso-autoinstall: CODE_DIR ?= $(CURDIR)
iso-autoinstall.xml run-iso-autoinstall: OS_VARIANT ?= linux2020
iso-autoinstall.xml run-iso-autoinstall: MEMORY ?= 2048
iso-autoinstall.xml run-iso-autoinstall: VCPUS ?= 2
iso-autoinstall.xml: CPU ?= 
iso-autoinstall.xml run-iso-autoinstall: NESTED ?= no
iso-autoinstall.xml run-iso-autoinstall: MACHINE ?= 
iso-autoinstall.xml run-iso-autoinstall: FIRMWARE ?= bios
iso-autoinstall.xml run-iso-autoinstall: BOOT_ORDER ?= 
iso-autoinstall.xml run-iso-autoinstall: DISK_BUS ?= virtio
iso-autoinstall.xml run-iso-autoinstall: DISK_CACHE ?= default
iso-autoinstall.xml run-iso-autoinstall: DISK_IO ?= 
iso-autoinstall.xml run-iso-autoinstall: DISK_DISCARD ?= 
iso-autoinstall.xml run-iso-autoinstall: CDROM ?= 
iso-autoinstall.xml run-iso-autoinstall: NETWORK ?= network=makebox-01234567-vms
iso-autoinstall.xml run-iso-autoinstall: GRAPHICS ?= none
iso-autoinstall.xml run-iso-autoinstall: VIDEO ?= 
iso-autoinstall.xml run-iso-autoinstall: RNG ?= yes
iso-autoinstall.xml run-iso-autoinstall: SERIAL_LOG ?= yes
iso-autoinstall.xml run-iso-autoinstall: GUEST_AGENT ?= yes
iso-autoinstall.xml run-iso-autoinstall: KERNEL_ARGS ?= quiet
iso-autoinstall.xml run-iso-autoinstall: AUTOSTART ?= no
iso-autoinstall.xml run-iso-autoinstall: TITLE ?= 
iso-autoinstall.xml run-iso-autoinstall: DESCRIPTION ?= 
iso-autoinstall.xml run-iso-autoinstall: VIRT_INSTALL_FLAGS ?= 
iso-autoinstall.xml run-iso-autoinstall: FAST_BOOT ?= yes
iso-autoinstall.xml run-iso-autoinstall: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
