################################################################################
# nine, from distros/nine.ini
################################################################################

nine.uuid = b7fd3db9-92eb-883d-af3f-020b36fb4c7e
nine.mac = 52:54:00:a5:bc:19
nine.definition = nine
nine.image = 61fe1a61dec570ab-nine
nine.kernel = 60447bd5db378e65-debian-bookworm
nine.empty = 
nine.parent = 60447bd5db378e65-debian-bookworm
nine.bare = 1
nine.foreign = 
nine.kernel-args = quiet
nine.unlocked = nine
nine.linux = 
nine.network = makebox-01234567-vms
nine.networks = 
nine.nics = 
nine.forwards = hostfwd=tcp:127.0.0.1:31582-:22
nine.shares = code
nine.readonly = 
nine.share-code = target=/code
nine.ninep = 
nine.create = 
nine.run-warmth = 4 22
nine.run-plugs = 
nine.run-shares = code
nine.run-source-code = 
nine.run-target-code = /code
nine.disks = 
nine.xml = 
nine.owner = 1234:+1235
nine.xml run-nine: CODE_DIR ?= $(CURDIR)
nine.xml run-nine: OS_VARIANT ?= linux2020
nine.xml run-nine: MEMORY ?= 2048
nine.xml run-nine: VCPUS ?= 2
nine.xml: CPU ?= 
nine.xml run-nine: NESTED ?= no
nine.xml run-nine: MACHINE ?= 
nine.xml run-nine: FIRMWARE ?= bios
nine.xml run-nine: BOOT_ORDER ?= 
nine.xml run-nine: DISK_BUS ?= virtio
nine.xml run-nine: DISK_CACHE ?= default
nine.xml run-nine: DISK_IO ?= 
nine.xml run-nine: DISK_DISCARD ?= 
nine.xml run-nine: CDROM ?= 
nine.xml run-nine: NETWORK ?= network=makebox-01234567-vms
nine.xml run-nine: GRAPHICS ?= none
nine.xml run-nine: VIDEO ?= 
nine.xml run-nine: RNG ?= yes
nine.xml run-nine: SERIAL_LOG ?= yes
nine.xml run-nine: GUEST_AGENT ?= yes
nine.xml run-nine: KERNEL_ARGS ?= quiet
nine.xml run-nine: AUTOSTART ?= no
nine.xml run-nine: TITLE ?= 
nine.xml run-nine: DESCRIPTION ?= 
nine.xml run-nine: VIRT_INSTALL_FLAGS ?= 
nine.xml run-nine: FAST_BOOT ?= yes
nine.xml run-nine: FSDEV_FLAGS ?= accessmode=passthrough
