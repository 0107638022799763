################################################################################
# c, from distros/c.ini
################################################################################

c.uuid = 012f2921-81d3-828d-afce-6d52df3e201d
c.mac = 52:54:00:da:4a:e6
c.definition = c
c.image = 851e3c8fb0d48260-c
c.kernel = 60447bd5db378e65-debian-bookworm
c.empty = 
c.parent = 60447bd5db378e65-debian-bookworm
c.bare = 1
c.foreign = 
c.kernel-args = quiet
c.unlocked = c
c.linux = 
c.network = makebox-01234567-vms
c.networks = 
c.nics = 
c.forwards = hostfwd=tcp:127.0.0.1:29592-:22
c.shares = code
c.readonly = 
c.share-code = target=/code
c.ninep = 
c.create = 
c.run-warmth = 4 22
c.run-plugs = -device pcie-root-port,id=plug-0,slot=1
c.run-shares = code
c.run-source-code = 
c.run-target-code = /code
c.disks = 
c.xml = 
c.owner = 1234:+1235
c.xml run-c: CODE_DIR ?= $(CURDIR)
c.xml run-c: OS_VARIANT ?= linux2020
c.xml run-c: MEMORY ?= 2048
c.xml run-c: VCPUS ?= 2
c.xml: CPU ?= 
c.xml run-c: NESTED ?= no
c.xml run-c: MACHINE ?= 
c.xml run-c: FIRMWARE ?= bios
c.xml run-c: BOOT_ORDER ?= 
c.xml run-c: DISK_BUS ?= virtio
c.xml run-c: DISK_CACHE ?= default
c.xml run-c: DISK_IO ?= 
c.xml run-c: DISK_DISCARD ?= 
c.xml run-c: CDROM ?= 
c.xml run-c: NETWORK ?= network=makebox-01234567-vms
c.xml run-c: GRAPHICS ?= none
c.xml run-c: VIDEO ?= 
c.xml run-c: RNG ?= yes
c.xml run-c: SERIAL_LOG ?= yes
c.xml run-c: GUEST_AGENT ?= yes
c.xml run-c: KERNEL_ARGS ?= quiet
c.xml run-c: AUTOSTART ?= no
c.xml run-c: TITLE ?= 
c.xml run-c: DESCRIPTION ?= 
c.xml run-c: VIRT_INSTALL_FLAGS ?= 
c.xml run-c: FAST_BOOT ?= yes
c.xml run-c: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
