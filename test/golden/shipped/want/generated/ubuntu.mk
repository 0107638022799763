################################################################################
# ubuntu, from distros/ubuntu.ini
################################################################################

ubuntu.uuid = 8500f663-37fe-81a6-958b-9989a516285f
ubuntu.mac = 52:54:00:f0:bc:3b
ubuntu.definition = ubuntu
ubuntu.image = 2bf1cc489ba79843-ubuntu
ubuntu.kernel = 32847705df7a28e2-ubuntu-resolute
ubuntu.empty = 
ubuntu.parent = 32847705df7a28e2-ubuntu-resolute
ubuntu.bare = 1
ubuntu.kernel-args = quiet
ubuntu.unlocked = ubuntu
ubuntu.networks = 
ubuntu.nics = 
ubuntu.forwards = hostfwd=tcp:127.0.0.1:29886-:22
ubuntu.shares = code
ubuntu.readonly = 
ubuntu.share-code = target=/code
ubuntu.ninep = 
ubuntu.create = 
ubuntu.disks = 
ubuntu.xml = 
ubuntu.owner = 1234:+1235
ubuntu.xml: CODE_DIR ?= $(CURDIR)
ubuntu.xml: OS_VARIANT ?= ubuntu22.04
ubuntu.xml: MEMORY ?= 2048
ubuntu.xml: VCPUS ?= 2
ubuntu.xml: CPU ?= 
ubuntu.xml: NESTED ?= no
ubuntu.xml: MACHINE ?= 
ubuntu.xml: FIRMWARE ?= bios
ubuntu.xml: BOOT_ORDER ?= 
ubuntu.xml: DISK_BUS ?= virtio
ubuntu.xml: DISK_CACHE ?= default
ubuntu.xml: DISK_IO ?= 
ubuntu.xml: DISK_DISCARD ?= 
ubuntu.xml: CDROM ?= 
ubuntu.xml: NETWORK ?= network=default
ubuntu.xml: GRAPHICS ?= none
ubuntu.xml: VIDEO ?= 
ubuntu.xml: RNG ?= yes
ubuntu.xml: SERIAL_LOG ?= yes
ubuntu.xml: GUEST_AGENT ?= yes
ubuntu.xml: KERNEL_ARGS ?= quiet
ubuntu.xml: AUTOSTART ?= no
ubuntu.xml: TITLE ?= 
ubuntu.xml: DESCRIPTION ?= 
ubuntu.xml: VIRT_INSTALL_FLAGS ?= 
ubuntu.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
