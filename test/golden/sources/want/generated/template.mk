################################################################################
# template, from distros/template.ini
################################################################################

template.uuid = 921d75ec-1279-85f5-85fb-9d81ba1e48e7
template.mac = 52:54:00:bc:9c:6f
template.definition = template
template.image = 3cabcefa2b62ddd6-template
template.kernel = 
template.empty = 
template.parent = ee3952d4b0973e56-fedora-41
template.bare = 
template.foreign = 
template.kernel-args = quiet
template.unlocked = template
template.linux = 
template.network = makebox-01234567-vms
template.networks = 
template.nics = 
template.forwards = hostfwd=tcp:127.0.0.1:25912-:22
template.shares = code
template.readonly = 
template.share-code = target=/code
template.ninep = 
template.create = 
template.run-warmth = 4 22
template.run-plugs = -device pcie-root-port,id=plug-0,slot=1
template.run-shares = code
template.run-source-code = 
template.run-target-code = /code
template.disks = 
template.xml = 
template.owner = 1234:+1235
template.xml run-template: CODE_DIR ?= $(CURDIR)
template.xml run-template: OS_VARIANT ?= linux2020
template.xml run-template: MEMORY ?= 2048
template.xml run-template: VCPUS ?= 2
template.xml: CPU ?= 
template.xml run-template: NESTED ?= no
template.xml run-template: MACHINE ?= 
template.xml run-template: FIRMWARE ?= bios
template.xml run-template: BOOT_ORDER ?= 
template.xml run-template: DISK_BUS ?= virtio
template.xml run-template: DISK_CACHE ?= default
template.xml run-template: DISK_IO ?= 
template.xml run-template: DISK_DISCARD ?= 
template.xml run-template: CDROM ?= 
template.xml run-template: NETWORK ?= network=makebox-01234567-vms
template.xml run-template: GRAPHICS ?= none
template.xml run-template: VIDEO ?= 
template.xml run-template: RNG ?= yes
template.xml run-template: SERIAL_LOG ?= yes
template.xml run-template: GUEST_AGENT ?= yes
template.xml run-template: KERNEL_ARGS ?= quiet
template.xml run-template: AUTOSTART ?= no
template.xml run-template: TITLE ?= 
template.xml run-template: DESCRIPTION ?= 
template.xml run-template: VIRT_INSTALL_FLAGS ?= 
template.xml run-template: FAST_BOOT ?= yes
template.xml run-template: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
