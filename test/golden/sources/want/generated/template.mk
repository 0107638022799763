################################################################################
# template, from distros/template.ini
################################################################################

template.uuid = 921d75ec-1279-85f5-85fb-9d81ba1e48e7
template.mac = 52:54:00:bc:9c:6f
template.definition = template
template.image = 5fbefe308076622c-template
template.kernel = 
template.empty = 
template.parent = ee3952d4b0973e56-fedora-41
template.bare = 
template.kernel-args = quiet
template.unlocked = template
template.networks = 
template.nics = 
template.forwards = hostfwd=tcp:127.0.0.1:25912-:22
template.shares = code
template.readonly = 
template.share-code = target=/code
template.ninep = 
template.create = 
template.disks = 
template.xml = 
template.owner = 1234:+1235
template.xml: CODE_DIR ?= $(CURDIR)
template.xml: OS_VARIANT ?= linux2020
template.xml: MEMORY ?= 2048
template.xml: VCPUS ?= 2
template.xml: CPU ?= 
template.xml: NESTED ?= no
template.xml: MACHINE ?= 
template.xml: FIRMWARE ?= bios
template.xml: BOOT_ORDER ?= 
template.xml: DISK_BUS ?= virtio
template.xml: DISK_CACHE ?= default
template.xml: DISK_IO ?= 
template.xml: DISK_DISCARD ?= 
template.xml: CDROM ?= 
template.xml: NETWORK ?= network=default
template.xml: GRAPHICS ?= none
template.xml: VIDEO ?= 
template.xml: RNG ?= yes
template.xml: SERIAL_LOG ?= yes
template.xml: GUEST_AGENT ?= yes
template.xml: KERNEL_ARGS ?= quiet
template.xml: AUTOSTART ?= no
template.xml: TITLE ?= 
template.xml: DESCRIPTION ?= 
template.xml: VIRT_INSTALL_FLAGS ?= 
template.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
