################################################################################
# box, from distros/box.ini
################################################################################

box.uuid = 2f289fd7-460e-8aad-84c9-cb18a192efdb
box.mac = 52:54:00:86:ae:b6
box.definition = box
box.image = 400214937205bb83-box
box.kernel = 
box.empty = 
box.parent = b5b45d173dfb6278-debian
box.bare = 
box.foreign = 
box.kernel-args = quiet
box.unlocked = 
box.linux = 
box.network = makebox-01234567-vms
box.networks = 
box.nics = 
box.forwards = hostfwd=tcp:127.0.0.1:29675-:22
box.shares = code
box.readonly = 
box.share-code = target=/code
box.ninep = 
box.create = 
box.run-warmth = 4 22
box.run-plugs = -device pcie-root-port,id=plug-0,slot=1
box.run-shares = code
box.run-source-code = 
box.run-target-code = /code
box.disks = 
box.xml = 
box.owner = 1234:+1235
box.xml run-box: CODE_DIR ?= $(CURDIR)
box.xml run-box: OS_VARIANT ?= linux2020
box.xml run-box: MEMORY ?= 2048
box.xml run-box: VCPUS ?= 2
box.xml: CPU ?= 
box.xml run-box: NESTED ?= no
box.xml run-box: MACHINE ?= 
box.xml run-box: FIRMWARE ?= bios
box.xml run-box: BOOT_ORDER ?= 
box.xml run-box: DISK_BUS ?= virtio
box.xml run-box: DISK_CACHE ?= default
box.xml run-box: DISK_IO ?= 
box.xml run-box: DISK_DISCARD ?= 
box.xml run-box: CDROM ?= 
box.xml run-box: NETWORK ?= network=makebox-01234567-vms
box.xml run-box: GRAPHICS ?= none
box.xml run-box: VIDEO ?= 
box.xml run-box: RNG ?= yes
box.xml run-box: SERIAL_LOG ?= yes
box.xml run-box: GUEST_AGENT ?= yes
box.xml run-box: KERNEL_ARGS ?= quiet
box.xml run-box: AUTOSTART ?= no
box.xml run-box: TITLE ?= 
box.xml run-box: DESCRIPTION ?= 
box.xml run-box: VIRT_INSTALL_FLAGS ?= 
box.xml run-box: FAST_BOOT ?= yes
box.xml run-box: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
