################################################################################
# more, from distros/more.ini
################################################################################

more.uuid = 2bef5059-8a8c-882a-8a4b-5496bd715fb7
more.mac = 52:54:00:9e:e7:41
more.definition = more
more.image = 7bf1986d5cf69bca-more
more.kernel = 9c14128ee5770457-docker
more.empty = 
more.parent = 9c14128ee5770457-docker
more.bare = 1
more.foreign = 
more.kernel-args = quiet
more.unlocked = 
more.linux = 
more.network = makebox-01234567-vms
more.networks = 
more.nics = 
more.forwards = hostfwd=tcp:127.0.0.1:23117-:22
more.shares = code
more.readonly = 
more.share-code = target=/code
more.ninep = 
more.create = 
more.run-warmth = 4 22
more.run-plugs = -device pcie-root-port,id=plug-0,slot=1
more.run-shares = code
more.run-source-code = 
more.run-target-code = /code
more.disks = 
more.xml = 
more.owner = 1234:+1235
more.xml run-more: CODE_DIR ?= $(CURDIR)
more.xml run-more: OS_VARIANT ?= linux2020
more.xml run-more: MEMORY ?= 1024
more.xml run-more: VCPUS ?= 2
more.xml: CPU ?= 
more.xml run-more: NESTED ?= no
more.xml run-more: MACHINE ?= 
more.xml run-more: FIRMWARE ?= bios
more.xml run-more: BOOT_ORDER ?= 
more.xml run-more: DISK_BUS ?= virtio
more.xml run-more: DISK_CACHE ?= default
more.xml run-more: DISK_IO ?= 
more.xml run-more: DISK_DISCARD ?= 
more.xml run-more: CDROM ?= 
more.xml run-more: NETWORK ?= network=makebox-01234567-vms
more.xml run-more: GRAPHICS ?= none
more.xml run-more: VIDEO ?= 
more.xml run-more: RNG ?= yes
more.xml run-more: SERIAL_LOG ?= yes
more.xml run-more: GUEST_AGENT ?= yes
more.xml run-more: KERNEL_ARGS ?= quiet
more.xml run-more: AUTOSTART ?= no
more.xml run-more: TITLE ?= 
more.xml run-more: DESCRIPTION ?= 
more.xml run-more: VIRT_INSTALL_FLAGS ?= 
more.xml run-more: FAST_BOOT ?= yes
more.xml run-more: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
