################################################################################
# left, from distros/left.ini
################################################################################

left.uuid = 1a7251f5-ebd2-87dc-b345-cb99e7c37dc5
left.mac = 52:54:00:9b:e2:3c
left.definition = left
left.image = 7b113e52425364b1-left
left.kernel = d36212bde820602d-left
left.empty = 
left.parent = d36212bde820602d-left
left.bare = 1
left.foreign = 
left.kernel-args = quiet
left.unlocked = base
left.linux = 
left.network = makebox-01234567-vms
left.networks = 
left.nics = 
left.forwards = hostfwd=tcp:127.0.0.1:30798-:22
left.shares = code
left.readonly = 
left.share-code = target=/code
left.ninep = 
left.create = 
left.run-warmth = 4 22
left.run-plugs = -device pcie-root-port,id=plug-0,slot=1
left.run-shares = code
left.run-source-code = 
left.run-target-code = /code
left.disks = 
left.xml = 
left.owner = 1234:+1235
left.xml run-left: CODE_DIR ?= $(CURDIR)
left.xml run-left: OS_VARIANT ?= debian12
left.xml run-left: MEMORY ?= 2048
left.xml run-left: VCPUS ?= 2
left.xml: CPU ?= 
left.xml run-left: NESTED ?= no
left.xml run-left: MACHINE ?= 
left.xml run-left: FIRMWARE ?= bios
left.xml run-left: BOOT_ORDER ?= 
left.xml run-left: DISK_BUS ?= virtio
left.xml run-left: DISK_CACHE ?= default
left.xml run-left: DISK_IO ?= 
left.xml run-left: DISK_DISCARD ?= 
left.xml run-left: CDROM ?= 
left.xml run-left: NETWORK ?= network=makebox-01234567-vms
left.xml run-left: GRAPHICS ?= none
left.xml run-left: VIDEO ?= 
left.xml run-left: RNG ?= yes
left.xml run-left: SERIAL_LOG ?= yes
left.xml run-left: GUEST_AGENT ?= yes
left.xml run-left: KERNEL_ARGS ?= quiet
left.xml run-left: AUTOSTART ?= no
left.xml run-left: TITLE ?= 
left.xml run-left: DESCRIPTION ?= 
left.xml run-left: VIRT_INSTALL_FLAGS ?= 
left.xml run-left: FAST_BOOT ?= yes
left.xml run-left: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
