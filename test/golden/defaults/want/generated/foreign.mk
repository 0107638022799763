################################################################################
# foreign, from distros/foreign.ini
################################################################################

foreign.uuid = 2660eae2-4009-8429-bf8b-a567573185f8
foreign.mac = 52:54:00:f6:84:da
foreign.definition = foreign
foreign.image = ba9f48bccb95f943-foreign
foreign.kernel = 
foreign.empty = 
foreign.parent = 5e2045115f46b3e4-common
foreign.bare = 
foreign.foreign = 
foreign.kernel-args = quiet
foreign.unlocked = 
foreign.linux = 
foreign.network = makebox-01234567-vms
foreign.networks = 
foreign.nics = 
foreign.forwards = hostfwd=tcp:127.0.0.1:30439-:22
foreign.shares = code
foreign.readonly = 
foreign.share-code = target=/code
foreign.ninep = 
foreign.create = 
foreign.run-warmth = 4 22
foreign.run-plugs = -device pcie-root-port,id=plug-0,slot=1
foreign.run-shares = code
foreign.run-source-code = 
foreign.run-target-code = /code
foreign.disks = 
foreign.xml = 
foreign.owner = 1234:+1235
foreign.xml run-foreign: CODE_DIR ?= $(CURDIR)
foreign.xml run-foreign: OS_VARIANT ?= linux2022
foreign.xml run-foreign: MEMORY ?= 512
foreign.xml run-foreign: VCPUS ?= 3
foreign.xml: CPU ?= 
foreign.xml run-foreign: NESTED ?= no
foreign.xml run-foreign: MACHINE ?= 
foreign.xml run-foreign: FIRMWARE ?= bios
foreign.xml run-foreign: BOOT_ORDER ?= 
foreign.xml run-foreign: DISK_BUS ?= virtio
foreign.xml run-foreign: DISK_CACHE ?= default
foreign.xml run-foreign: DISK_IO ?= 
foreign.xml run-foreign: DISK_DISCARD ?= 
foreign.xml run-foreign: CDROM ?= 
foreign.xml run-foreign: NETWORK ?= network=makebox-01234567-vms
foreign.xml run-foreign: GRAPHICS ?= none
foreign.xml run-foreign: VIDEO ?= 
foreign.xml run-foreign: RNG ?= yes
foreign.xml run-foreign: SERIAL_LOG ?= yes
foreign.xml run-foreign: GUEST_AGENT ?= yes
foreign.xml run-foreign: KERNEL_ARGS ?= quiet
foreign.xml run-foreign: AUTOSTART ?= no
foreign.xml run-foreign: TITLE ?= 
foreign.xml run-foreign: DESCRIPTION ?= 
foreign.xml run-foreign: VIRT_INSTALL_FLAGS ?= 
foreign.xml run-foreign: FAST_BOOT ?= yes
foreign.xml run-foreign: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
