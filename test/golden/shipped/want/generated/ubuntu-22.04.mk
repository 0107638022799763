################################################################################
# ubuntu-22.04, from distros/ubuntu-22.04.ini
################################################################################

ubuntu-22.04.uuid = 83f7d667-92c4-8616-a191-98d951278120
ubuntu-22.04.mac = 52:54:00:eb:6f:10
ubuntu-22.04.definition = ubuntu-22.04
ubuntu-22.04.image = 2e2ede260c004fcc-ubuntu-22.04
ubuntu-22.04.kernel = eec492c3adb489b9-ubuntu-jammy
ubuntu-22.04.empty = 
ubuntu-22.04.parent = eec492c3adb489b9-ubuntu-jammy
ubuntu-22.04.bare = 1
ubuntu-22.04.kernel-args = quiet
ubuntu-22.04.unlocked = ubuntu-22.04
ubuntu-22.04.networks = 
ubuntu-22.04.nics = 
ubuntu-22.04.forwards = hostfwd=tcp:127.0.0.1:30842-:22
ubuntu-22.04.shares = code
ubuntu-22.04.readonly = 
ubuntu-22.04.share-code = target=/code
ubuntu-22.04.ninep = 
ubuntu-22.04.create = 
ubuntu-22.04.disks = 
ubuntu-22.04.xml = 
ubuntu-22.04.owner = 1234:+1235
ubuntu-22.04.xml: CODE_DIR ?= $(CURDIR)
ubuntu-22.04.xml: OS_VARIANT ?= ubuntu22.04
ubuntu-22.04.xml: MEMORY ?= 2048
ubuntu-22.04.xml: VCPUS ?= 2
ubuntu-22.04.xml: CPU ?= 
ubuntu-22.04.xml: NESTED ?= no
ubuntu-22.04.xml: MACHINE ?= 
ubuntu-22.04.xml: FIRMWARE ?= bios
ubuntu-22.04.xml: BOOT_ORDER ?= 
ubuntu-22.04.xml: DISK_BUS ?= virtio
ubuntu-22.04.xml: DISK_CACHE ?= default
ubuntu-22.04.xml: DISK_IO ?= 
ubuntu-22.04.xml: DISK_DISCARD ?= 
ubuntu-22.04.xml: CDROM ?= 
ubuntu-22.04.xml: NETWORK ?= network=default
ubuntu-22.04.xml: GRAPHICS ?= none
ubuntu-22.04.xml: VIDEO ?= 
ubuntu-22.04.xml: RNG ?= yes
ubuntu-22.04.xml: SERIAL_LOG ?= yes
ubuntu-22.04.xml: GUEST_AGENT ?= yes
ubuntu-22.04.xml: KERNEL_ARGS ?= quiet
ubuntu-22.04.xml: AUTOSTART ?= no
ubuntu-22.04.xml: TITLE ?= 
ubuntu-22.04.xml: DESCRIPTION ?= 
ubuntu-22.04.xml: VIRT_INSTALL_FLAGS ?= 
ubuntu-22.04.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
