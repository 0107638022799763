################################################################################
# own, from distros/own.ini
################################################################################

own.uuid = 289f1c1a-3608-8e33-a969-f105f4e2f8b8
own.mac = 52:54:00:fc:32:97
own.definition = own
own.image = e88ccfc24b94b6a3-own
own.kernel = 
own.empty = 
own.parent = e3e1bea11bf3b6f1-mine
own.bare = 
own.foreign = 
own.kernel-args = quiet
own.unlocked = own
own.linux = 
own.network = makebox-01234567-vms
own.networks = 
own.nics = 
own.forwards = hostfwd=tcp:127.0.0.1:26155-:22
own.shares = code
own.readonly = 
own.share-code = target=/code
own.ninep = 
own.create = 
own.run-warmth = 4 22
own.run-plugs = -device pcie-root-port,id=plug-0,slot=1
own.run-shares = code
own.run-source-code = 
own.run-target-code = /code
own.disks = 
own.xml = 
own.owner = 1234:+1235
own.xml run-own: CODE_DIR ?= $(CURDIR)
own.xml run-own: OS_VARIANT ?= linux2020
own.xml run-own: MEMORY ?= 2048
own.xml run-own: VCPUS ?= 2
own.xml: CPU ?= 
own.xml run-own: NESTED ?= no
own.xml run-own: MACHINE ?= 
own.xml run-own: FIRMWARE ?= bios
own.xml run-own: BOOT_ORDER ?= 
own.xml run-own: DISK_BUS ?= virtio
own.xml run-own: DISK_CACHE ?= default
own.xml run-own: DISK_IO ?= 
own.xml run-own: DISK_DISCARD ?= 
own.xml run-own: CDROM ?= 
own.xml run-own: NETWORK ?= network=makebox-01234567-vms
own.xml run-own: GRAPHICS ?= none
own.xml run-own: VIDEO ?= 
own.xml run-own: RNG ?= yes
own.xml run-own: SERIAL_LOG ?= yes
own.xml run-own: GUEST_AGENT ?= yes
own.xml run-own: KERNEL_ARGS ?= quiet
own.xml run-own: AUTOSTART ?= no
own.xml run-own: TITLE ?= 
own.xml run-own: DESCRIPTION ?= 
own.xml run-own: VIRT_INSTALL_FLAGS ?= 
own.xml run-own: FAST_BOOT ?= yes
own.xml run-own: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
