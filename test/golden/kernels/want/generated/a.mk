################################################################################
# a, from distros/a.ini
################################################################################

a.uuid = fcf2cfb5-ff07-8f31-be8d-12a7d902ad86
a.mac = 52:54:00:d6:b4:f4
a.definition = a
a.image = 4f3b85689678ceab-a
a.kernel = d9800271db4b584a-debian-bookworm
a.empty = 
a.parent = d9800271db4b584a-debian-bookworm
a.bare = 1
a.foreign = 
a.kernel-args = quiet
a.unlocked = 
a.linux = 
a.network = makebox-01234567-vms
a.networks = 
a.nics = 
a.forwards = hostfwd=tcp:127.0.0.1:20672-:22
a.shares = code
a.readonly = 
a.share-code = target=/code
a.ninep = 
a.create = 
a.run-warmth = 4 22
a.run-plugs = -device pcie-root-port,id=plug-0,slot=1
a.run-shares = code
a.run-source-code = 
a.run-target-code = /code
a.disks = 
a.xml = 
a.owner = 1234:+1235
a.xml run-a: CODE_DIR ?= $(CURDIR)
a.xml run-a: OS_VARIANT ?= linux2020
a.xml run-a: MEMORY ?= 2048
a.xml run-a: VCPUS ?= 2
a.xml: CPU ?= 
a.xml run-a: NESTED ?= no
a.xml run-a: MACHINE ?= 
a.xml run-a: FIRMWARE ?= bios
a.xml run-a: BOOT_ORDER ?= 
a.xml run-a: DISK_BUS ?= virtio
a.xml run-a: DISK_CACHE ?= default
a.xml run-a: DISK_IO ?= 
a.xml run-a: DISK_DISCARD ?= 
a.xml run-a: CDROM ?= 
a.xml run-a: NETWORK ?= network=makebox-01234567-vms
a.xml run-a: GRAPHICS ?= none
a.xml run-a: VIDEO ?= 
a.xml run-a: RNG ?= yes
a.xml run-a: SERIAL_LOG ?= yes
a.xml run-a: GUEST_AGENT ?= yes
a.xml run-a: KERNEL_ARGS ?= quiet
a.xml run-a: AUTOSTART ?= no
a.xml run-a: TITLE ?= 
a.xml run-a: DESCRIPTION ?= 
a.xml run-a: VIRT_INSTALL_FLAGS ?= 
a.xml run-a: FAST_BOOT ?= yes
a.xml run-a: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
