################################################################################
# fedora, from distros/fedora.ini
################################################################################

fedora.uuid = 2f64fad3-1dd5-8b6d-aee6-2768177c3f2d
fedora.mac = 52:54:00:50:c2:03
fedora.definition = fedora
fedora.image = 97f8e88b7b6d2194-fedora
fedora.kernel = 
fedora.empty = 
fedora.parent = eb15cddb22e95db4-fedora-44
fedora.bare = 
fedora.kernel-args = quiet
fedora.unlocked = fedora
fedora.networks = 
fedora.nics = 
fedora.forwards = hostfwd=tcp:127.0.0.1:20148-:22
fedora.shares = code
fedora.readonly = 
fedora.share-code = target=/code
fedora.ninep = 
fedora.create = 
fedora.disks = 
fedora.xml = 
fedora.owner = 1234:+1235
fedora.xml: CODE_DIR ?= $(CURDIR)
fedora.xml: OS_VARIANT ?= fedora-unknown
fedora.xml: MEMORY ?= 2048
fedora.xml: VCPUS ?= 2
fedora.xml: CPU ?= 
fedora.xml: NESTED ?= no
fedora.xml: MACHINE ?= 
fedora.xml: FIRMWARE ?= bios
fedora.xml: BOOT_ORDER ?= 
fedora.xml: DISK_BUS ?= virtio
fedora.xml: DISK_CACHE ?= default
fedora.xml: DISK_IO ?= 
fedora.xml: DISK_DISCARD ?= 
fedora.xml: CDROM ?= 
fedora.xml: NETWORK ?= network=default
fedora.xml: GRAPHICS ?= none
fedora.xml: VIDEO ?= 
fedora.xml: RNG ?= yes
fedora.xml: SERIAL_LOG ?= yes
fedora.xml: GUEST_AGENT ?= yes
fedora.xml: KERNEL_ARGS ?= quiet
fedora.xml: AUTOSTART ?= no
fedora.xml: TITLE ?= 
fedora.xml: DESCRIPTION ?= 
fedora.xml: VIRT_INSTALL_FLAGS ?= 
fedora.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
