################################################################################
# web, from distros/web.ini
################################################################################

web.uuid = 89698777-c9ee-830a-a1f5-574d1d0b541e
web.mac = 52:54:00:cc:b3:a5
web.definition = web
web.image = 314b0b3c7be2fe9e-web
web.kernel = 60447bd5db378e65-debian-bookworm
web.empty = 
web.parent = 60447bd5db378e65-debian-bookworm
web.bare = 1
web.foreign = 
web.kernel-args = quiet
web.unlocked = web
web.linux = 
web.network = makebox-01234567-vms
web.networks = lab
web.nics = --network network=makebox-01234567-lab,model=e1000e,mac=52:54:00:00:00:07 --network bridge=br0,model=virtio,mac=52:54:00:21:b8:ed --network type=direct,source=eth0,source.mode=bridge,model=virtio,mac=52:54:00:fd:a8:6d --network user,model=virtio,mac=52:54:00:ed:f6:1f
web.forwards = hostfwd=tcp:127.0.0.1:28188-:22
web.shares = code
web.readonly = 
web.share-code = target=/code
web.ninep = 
web.create = 
web.run-warmth = 4 22
web.run-plugs = -device pcie-root-port,id=plug-0,slot=1
web.run-shares = code
web.run-source-code = 
web.run-target-code = /code
web.disks = 
web.xml = 
web.owner = 1234:+1235
web.xml run-web: CODE_DIR ?= $(CURDIR)
web.xml run-web: OS_VARIANT ?= linux2020
web.xml run-web: MEMORY ?= 2048
web.xml run-web: VCPUS ?= 2
web.xml: CPU ?= 
web.xml run-web: NESTED ?= no
web.xml run-web: MACHINE ?= 
web.xml run-web: FIRMWARE ?= bios
web.xml run-web: BOOT_ORDER ?= 
web.xml run-web: DISK_BUS ?= virtio
web.xml run-web: DISK_CACHE ?= default
web.xml run-web: DISK_IO ?= 
web.xml run-web: DISK_DISCARD ?= 
web.xml run-web: CDROM ?= 
web.xml run-web: NETWORK ?= network=makebox-01234567-vms
web.xml run-web: GRAPHICS ?= none
web.xml run-web: VIDEO ?= 
web.xml run-web: RNG ?= yes
web.xml run-web: SERIAL_LOG ?= yes
web.xml run-web: GUEST_AGENT ?= yes
web.xml run-web: KERNEL_ARGS ?= quiet
web.xml run-web: AUTOSTART ?= no
web.xml run-web: TITLE ?= 
web.xml run-web: DESCRIPTION ?= 
web.xml run-web: VIRT_INSTALL_FLAGS ?= 
web.xml run-web: FAST_BOOT ?= yes
web.xml run-web: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
