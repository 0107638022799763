################################################################################
# fedora, from distros/fedora.ini
################################################################################

fedora.uuid = 2f64fad3-1dd5-8b6d-aee6-2768177c3f2d
fedora.mac = 52:54:00:50:c2:03
fedora.definition = fedora
fedora.image = e88fae286443898c-fedora
fedora.kernel = 
fedora.empty = 
fedora.parent = eb15cddb22e95db4-fedora-44
fedora.bare = 
fedora.foreign = 
fedora.kernel-args = quiet
fedora.unlocked = fedora
fedora.linux = 
fedora.network = makebox-01234567-vms
fedora.networks = 
fedora.nics = 
fedora.forwards = hostfwd=tcp:127.0.0.1:20148-:22
fedora.shares = code
fedora.readonly = 
fedora.share-code = target=/code
fedora.ninep = 
fedora.create = 
fedora.run-warmth = 4 22
fedora.run-plugs = -device pcie-root-port,id=plug-0,slot=1
fedora.run-shares = code
fedora.run-source-code = 
fedora.run-target-code = /code
fedora.disks = 
fedora.xml = 
fedora.owner = 1234:+1235
fedora.xml run-fedora: CODE_DIR ?= $(CURDIR)
fedora.xml run-fedora: OS_VARIANT ?= fedora-unknown
fedora.xml run-fedora: MEMORY ?= 2048
fedora.xml run-fedora: VCPUS ?= 2
fedora.xml: CPU ?= 
fedora.xml run-fedora: NESTED ?= no
fedora.xml run-fedora: MACHINE ?= 
fedora.xml run-fedora: FIRMWARE ?= bios
fedora.xml run-fedora: BOOT_ORDER ?= 
fedora.xml run-fedora: DISK_BUS ?= virtio
fedora.xml run-fedora: DISK_CACHE ?= default
fedora.xml run-fedora: DISK_IO ?= 
fedora.xml run-fedora: DISK_DISCARD ?= 
fedora.xml run-fedora: CDROM ?= 
fedora.xml run-fedora: NETWORK ?= network=makebox-01234567-vms
fedora.xml run-fedora: GRAPHICS ?= none
fedora.xml run-fedora: VIDEO ?= 
fedora.xml run-fedora: RNG ?= yes
fedora.xml run-fedora: SERIAL_LOG ?= yes
fedora.xml run-fedora: GUEST_AGENT ?= yes
fedora.xml run-fedora: KERNEL_ARGS ?= quiet
fedora.xml run-fedora: AUTOSTART ?= no
fedora.xml run-fedora: TITLE ?= 
fedora.xml run-fedora: DESCRIPTION ?= 
fedora.xml run-fedora: VIRT_INSTALL_FLAGS ?= 
fedora.xml run-fedora: FAST_BOOT ?= yes
fedora.xml run-fedora: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
