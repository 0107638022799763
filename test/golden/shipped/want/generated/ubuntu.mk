################################################################################
# ubuntu, from distros/ubuntu.ini
################################################################################

ubuntu.uuid = 8500f663-37fe-81a6-958b-9989a516285f
ubuntu.mac = 52:54:00:f0:bc:3b
ubuntu.definition = ubuntu
ubuntu.image = d6ab7b46c98ca39e-ubuntu
ubuntu.kernel = 6f8e2b4facca5610-ubuntu-resolute
ubuntu.empty = 
ubuntu.parent = 6f8e2b4facca5610-ubuntu-resolute
ubuntu.bare = 1
ubuntu.foreign = 
ubuntu.kernel-args = quiet
ubuntu.unlocked = ubuntu
ubuntu.linux = 
ubuntu.network = makebox-01234567-vms
ubuntu.networks = 
ubuntu.nics = 
ubuntu.forwards = hostfwd=tcp:127.0.0.1:29886-:22
ubuntu.shares = code
ubuntu.readonly = 
ubuntu.share-code = target=/code
ubuntu.ninep = 
ubuntu.create = 
ubuntu.run-warmth = 4 22
ubuntu.run-plugs = -device pcie-root-port,id=plug-0,slot=1
ubuntu.run-shares = code
ubuntu.run-source-code = 
ubuntu.run-target-code = /code
ubuntu.disks = 
ubuntu.xml = 
ubuntu.owner = 1234:+1235
ubuntu.xml run-ubuntu: CODE_DIR ?= $(CURDIR)
ubuntu.xml run-ubuntu: OS_VARIANT ?= ubuntu22.04
ubuntu.xml run-ubuntu: MEMORY ?= 2048
ubuntu.xml run-ubuntu: VCPUS ?= 2
ubuntu.xml: CPU ?= 
ubuntu.xml run-ubuntu: NESTED ?= no
ubuntu.xml run-ubuntu: MACHINE ?= 
ubuntu.xml run-ubuntu: FIRMWARE ?= bios
ubuntu.xml run-ubuntu: BOOT_ORDER ?= 
ubuntu.xml run-ubuntu: DISK_BUS ?= virtio
ubuntu.xml run-ubuntu: DISK_CACHE ?= default
ubuntu.xml run-ubuntu: DISK_IO ?= 
ubuntu.xml run-ubuntu: DISK_DISCARD ?= 
ubuntu.xml run-ubuntu: CDROM ?= 
ubuntu.xml run-ubuntu: NETWORK ?= network=makebox-01234567-vms
ubuntu.xml run-ubuntu: GRAPHICS ?= none
ubuntu.xml run-ubuntu: VIDEO ?= 
ubuntu.xml run-ubuntu: RNG ?= yes
ubuntu.xml run-ubuntu: SERIAL_LOG ?= yes
ubuntu.xml run-ubuntu: GUEST_AGENT ?= yes
ubuntu.xml run-ubuntu: KERNEL_ARGS ?= quiet
ubuntu.xml run-ubuntu: AUTOSTART ?= no
ubuntu.xml run-ubuntu: TITLE ?= 
ubuntu.xml run-ubuntu: DESCRIPTION ?= 
ubuntu.xml run-ubuntu: VIRT_INSTALL_FLAGS ?= 
ubuntu.xml run-ubuntu: FAST_BOOT ?= yes
ubuntu.xml run-ubuntu: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
