################################################################################
# box-far, from distros/box-far.ini
################################################################################

box-far.uuid = e9adc22e-e002-8ea1-ab82-fb03d6f93c04
box-far.mac = 52:54:00:72:a5:49
box-far.definition = box-far
box-far.image = 33a784341c890d2a-box-far
box-far.kernel = 
box-far.empty = 
box-far.parent = a7b2a8ea5ae3113f-debian
box-far.bare = 
box-far.foreign = 
box-far.kernel-args = quiet
box-far.unlocked = 
box-far.linux = 
box-far.network = makebox-01234567-vms
box-far.networks = 
box-far.nics = 
box-far.forwards = hostfwd=tcp:127.0.0.1:28179-:22
box-far.shares = code
box-far.readonly = 
box-far.share-code = target=/code
box-far.ninep = 
box-far.create = 
box-far.run-warmth = 4 22
box-far.run-plugs = -device pcie-root-port,id=plug-0,slot=1
box-far.run-shares = code
box-far.run-source-code = 
box-far.run-target-code = /code
box-far.disks = 
box-far.xml = 
box-far.owner = 1234:+1235
box-far.xml run-box-far: CODE_DIR ?= $(CURDIR)
box-far.xml run-box-far: OS_VARIANT ?= linux2020
box-far.xml run-box-far: MEMORY ?= 2048
box-far.xml run-box-far: VCPUS ?= 2
box-far.xml: CPU ?= 
box-far.xml run-box-far: NESTED ?= no
box-far.xml run-box-far: MACHINE ?= 
box-far.xml run-box-far: FIRMWARE ?= bios
box-far.xml run-box-far: BOOT_ORDER ?= 
box-far.xml run-box-far: DISK_BUS ?= virtio
box-far.xml run-box-far: DISK_CACHE ?= default
box-far.xml run-box-far: DISK_IO ?= 
box-far.xml run-box-far: DISK_DISCARD ?= 
box-far.xml run-box-far: CDROM ?= 
box-far.xml run-box-far: NETWORK ?= network=makebox-01234567-vms
box-far.xml run-box-far: GRAPHICS ?= none
box-far.xml run-box-far: VIDEO ?= 
box-far.xml run-box-far: RNG ?= yes
box-far.xml run-box-far: SERIAL_LOG ?= yes
box-far.xml run-box-far: GUEST_AGENT ?= yes
box-far.xml run-box-far: KERNEL_ARGS ?= quiet
box-far.xml run-box-far: AUTOSTART ?= no
box-far.xml run-box-far: TITLE ?= 
box-far.xml run-box-far: DESCRIPTION ?= 
box-far.xml run-box-far: VIRT_INSTALL_FLAGS ?= 
box-far.xml run-box-far: FAST_BOOT ?= yes
box-far.xml run-box-far: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
