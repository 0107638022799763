################################################################################
# more, from distros/more.ini
################################################################################

more.uuid = 2bef5059-8a8c-882a-8a4b-5496bd715fb7
more.mac = 52:54:00:9e:e7:41
more.definition = more
more.image = bdb294e5693de555-more
more.kernel = 9c14128ee5770457-docker
more.empty = 
more.parent = 9c14128ee5770457-docker
more.bare = 1
more.kernel-args = quiet
more.unlocked = 
more.networks = 
more.nics = 
more.forwards = hostfwd=tcp:127.0.0.1:23117-:22
more.shares = code
more.readonly = 
more.share-code = target=/code
more.ninep = 
more.create = 
more.disks = 
more.xml = 
more.owner = 1234:+1235
more.xml: CODE_DIR ?= $(CURDIR)
more.xml: OS_VARIANT ?= linux2020
more.xml: MEMORY ?= 1024
more.xml: VCPUS ?= 2
more.xml: CPU ?= 
more.xml: NESTED ?= no
more.xml: MACHINE ?= 
more.xml: FIRMWARE ?= bios
more.xml: BOOT_ORDER ?= 
more.xml: DISK_BUS ?= virtio
more.xml: DISK_CACHE ?= default
more.xml: DISK_IO ?= 
more.xml: DISK_DISCARD ?= 
more.xml: CDROM ?= 
more.xml: NETWORK ?= network=default
more.xml: GRAPHICS ?= none
more.xml: VIDEO ?= 
more.xml: RNG ?= yes
more.xml: SERIAL_LOG ?= yes
more.xml: GUEST_AGENT ?= yes
more.xml: KERNEL_ARGS ?= quiet
more.xml: AUTOSTART ?= no
more.xml: TITLE ?= 
more.xml: DESCRIPTION ?= 
more.xml: VIRT_INSTALL_FLAGS ?= 
more.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
