################################################################################
# nine, from distros/nine.ini
################################################################################

nine.uuid = b7fd3db9-92eb-883d-af3f-020b36fb4c7e
nine.mac = 52:54:00:a5:bc:19
nine.definition = nine
nine.image = 7a52e81d3847cc64-nine
nine.kernel = 60447bd5db378e65-debian-bookworm
nine.empty = 
nine.parent = 60447bd5db378e65-debian-bookworm
nine.bare = 1
nine.kernel-args = quiet
nine.unlocked = nine
nine.networks = 
nine.nics = 
nine.forwards = hostfwd=tcp:127.0.0.1:31582-:22
nine.shares = code
nine.readonly = 
nine.share-code = target=/code
nine.ninep = 
nine.create = 
nine.disks = 
nine.xml = 
nine.owner = 1234:+1235
nine.xml: CODE_DIR ?= $(CURDIR)
nine.xml: OS_VARIANT ?= linux2020
nine.xml: MEMORY ?= 2048
nine.xml: VCPUS ?= 2
nine.xml: CPU ?= 
nine.xml: NESTED ?= no
nine.xml: MACHINE ?= 
nine.xml: FIRMWARE ?= bios
nine.xml: BOOT_ORDER ?= 
nine.xml: DISK_BUS ?= virtio
nine.xml: DISK_CACHE ?= default
nine.xml: DISK_IO ?= 
nine.xml: DISK_DISCARD ?= 
nine.xml: CDROM ?= 
nine.xml: NETWORK ?= network=default
nine.xml: GRAPHICS ?= none
nine.xml: VIDEO ?= 
nine.xml: RNG ?= yes
nine.xml: SERIAL_LOG ?= yes
nine.xml: GUEST_AGENT ?= yes
nine.xml: KERNEL_ARGS ?= quiet
nine.xml: AUTOSTART ?= no
nine.xml: TITLE ?= 
nine.xml: DESCRIPTION ?= 
nine.xml: VIRT_INSTALL_FLAGS ?= 
nine.xml: FSDEV_FLAGS ?= accessmode=passthrough
