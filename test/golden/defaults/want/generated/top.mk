################################################################################
# top, from distros/top.ini
################################################################################

top.uuid = 93cc93fd-d523-835d-9deb-1d429748927a
top.mac = 52:54:00:5b:10:0c
top.definition = top
top.image = 9b3fe0587120cc1c-top
top.kernel = f5cdfe1f62933e89-common
top.empty = 
top.parent = f5cdfe1f62933e89-common
top.bare = 1
top.foreign = 
top.kernel-args = quiet
top.unlocked = 
top.linux = 
top.network = makebox-01234567-vms
top.networks = 
top.nics = 
top.forwards = hostfwd=tcp:127.0.0.1:27863-:22
top.shares = code
top.readonly = 
top.share-code = target=/code
top.ninep = 
top.create = 
top.run-warmth = 4 22
top.run-plugs = -device pcie-root-port,id=plug-0,slot=1
top.run-shares = code
top.run-source-code = 
top.run-target-code = /code
top.disks = 
top.xml = 
top.owner = 1234:+1235
top.xml run-top: CODE_DIR ?= $(CURDIR)
top.xml run-top: OS_VARIANT ?= debian11
top.xml run-top: MEMORY ?= 512
top.xml run-top: VCPUS ?= 3
top.xml: CPU ?= 
top.xml run-top: NESTED ?= no
top.xml run-top: MACHINE ?= 
top.xml run-top: FIRMWARE ?= bios
top.xml run-top: BOOT_ORDER ?= 
top.xml run-top: DISK_BUS ?= virtio
top.xml run-top: DISK_CACHE ?= default
top.xml run-top: DISK_IO ?= 
top.xml run-top: DISK_DISCARD ?= 
top.xml run-top: CDROM ?= 
top.xml run-top: NETWORK ?= network=makebox-01234567-vms
top.xml run-top: GRAPHICS ?= none
top.xml run-top: VIDEO ?= 
top.xml run-top: RNG ?= yes
top.xml run-top: SERIAL_LOG ?= yes
top.xml run-top: GUEST_AGENT ?= yes
top.xml run-top: KERNEL_ARGS ?= quiet
top.xml run-top: AUTOSTART ?= no
top.xml run-top: TITLE ?= 
top.xml run-top: DESCRIPTION ?= 
top.xml run-top: VIRT_INSTALL_FLAGS ?= 
top.xml run-top: FAST_BOOT ?= yes
top.xml run-top: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
