################################################################################
# web-3, from distros/web.ini
################################################################################

web-3.uuid = c279f809-0afb-8e85-8c02-9537d81f579f
web-3.mac = 52:54:00:6d:29:55
web-3.definition = web
web-3.image = 095bc35e14ebf566-web-3
web-3.kernel = 2de48c5c08b7d245-own
web-3.empty = 
web-3.parent = 2de48c5c08b7d245-own
web-3.bare = 1
web-3.foreign = 
web-3.kernel-args = n=3 quiet
web-3.unlocked = web
web-3.linux = 
web-3.network = makebox-01234567-vms
web-3.networks = 
web-3.nics = 
web-3.forwards = hostfwd=tcp:127.0.0.1:25188-:22
web-3.shares = code
web-3.readonly = 
web-3.share-code = target=/code
web-3.ninep = 
web-3.create = 
web-3.run-warmth = 4 22
web-3.run-plugs = -device pcie-root-port,id=plug-0,slot=1
web-3.run-shares = code
web-3.run-source-code = 
web-3.run-target-code = /code
web-3.disks = 
web-3.xml = 
web-3.owner = 1234:+1235
web-3.xml run-web-3: CODE_DIR ?= $(CURDIR)
web-3.xml run-web-3: OS_VARIANT ?= linux2020
web-3.xml run-web-3: MEMORY ?= 512
web-3.xml run-web-3: VCPUS ?= 2
web-3.xml: CPU ?= 
web-3.xml run-web-3: NESTED ?= no
web-3.xml run-web-3: MACHINE ?= 
web-3.xml run-web-3: FIRMWARE ?= bios
web-3.xml run-web-3: BOOT_ORDER ?= 
web-3.xml run-web-3: DISK_BUS ?= virtio
web-3.xml run-web-3: DISK_CACHE ?= default
web-3.xml run-web-3: DISK_IO ?= 
web-3.xml run-web-3: DISK_DISCARD ?= 
web-3.xml run-web-3: CDROM ?= 
web-3.xml run-web-3: NETWORK ?= network=makebox-01234567-vms
web-3.xml run-web-3: GRAPHICS ?= none
web-3.xml run-web-3: VIDEO ?= 
web-3.xml run-web-3: RNG ?= yes
web-3.xml run-web-3: SERIAL_LOG ?= yes
web-3.xml run-web-3: GUEST_AGENT ?= yes
web-3.xml run-web-3: KERNEL_ARGS ?= n=3 quiet
web-3.xml run-web-3: AUTOSTART ?= no
web-3.xml run-web-3: TITLE ?= 
web-3.xml run-web-3: DESCRIPTION ?= 
web-3.xml run-web-3: VIRT_INSTALL_FLAGS ?= 
web-3.xml run-web-3: FAST_BOOT ?= yes
web-3.xml run-web-3: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
