################################################################################
# iso-autoinstall, from distros/iso-autoinstall.ini
################################################################################

iso-autoinstall.uuid = 9514c90e-5ce7-859a-b230-7be8843d41e4
iso-autoinstall.mac = 52:54:00:d4:d7:cd
iso-autoinstall.definition = iso-autoinstall
iso-autoinstall.image = 9d03fc0248e468cf-iso-autoinstall
iso-autoinstall.kernel = 
iso-autoinstall.empty = 
iso-autoinstall.parent = fa3602ea87397b60-installed
iso-autoinstall.bare = 
iso-autoinstall.kernel-args = quiet
iso-autoinstall.unlocked = 
iso-autoinstall.networks = 
iso-autoinstall.nics = 
iso-autoinstall.forwards = hostfwd=tcp:127.0.0.1:28313-:22
iso-autoinstall.shares = code
iso-autoinstall.readonly = 
iso-autoinstall.share-code = target=/code
iso-autoinstall.ninep = 
iso-autoinstall.create = 
iso-autoinstall.disks = 
iso-autoinstall.xml = 
iso-autoinstall.owner = 1234:+1235
iso-autoinstall.xml: CODE_DIR ?= $(CURDIR)
iso-autoinstall.xml: OS_VARIANT ?= linux2020
iso-autoinstall.xml: MEMORY ?= 2048
iso-autoinstall.xml: VCPUS ?= 2
iso-autoinstall.xml: CPU ?= 
iso-autoinstall.xml: NESTED ?= no
iso-autoinstall.xml: MACHINE ?= 
iso-autoinstall.xml: FIRMWARE ?= bios
iso-autoinstall.xml: BOOT_ORDER ?= 
iso-autoinstall.xml: DISK_BUS ?= virtio
iso-autoinstall.xml: DISK_CACHE ?= default
iso-autoinstall.xml: DISK_IO ?= 
iso-autoinstall.xml: DISK_DISCARD ?= 
iso-autoinstall.xml: CDROM ?= 
iso-autoinstall.xml: NETWORK ?= network=default
iso-autoinstall.xml: GRAPHICS ?= none
iso-autoinstall.xml: VIDEO ?= 
iso-autoinstall.xml: RNG ?= yes
iso-autoinstall.xml: SERIAL_LOG ?= yes
iso-autoinstall.xml: GUEST_AGENT ?= yes
iso-autoinstall.xml: KERNEL_ARGS ?= quiet
iso-autoinstall.xml: AUTOSTART ?= no
iso-autoinstall.xml: TITLE ?= 
iso-autoinstall.xml: DESCRIPTION ?= 
iso-autoinstall.xml: VIRT_INSTALL_FLAGS ?= 
iso-autoinstall.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
