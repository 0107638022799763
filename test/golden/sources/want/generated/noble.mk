################################################################################
# noble, from distros/noble.ini
################################################################################

noble.uuid = 4dd45534-30ce-8a05-90e3-f2489a509ab4
noble.mac = 52:54:00:c3:8c:46
noble.definition = noble
noble.image = d703377eb83d32f9-noble
noble.kernel = 1f43af17d6bea6fa-ubuntu-noble
noble.empty = 
noble.parent = 1f43af17d6bea6fa-ubuntu-noble
noble.bare = 1
noble.kernel-args = quiet
noble.unlocked = noble
noble.networks = 
noble.nics = 
noble.forwards = hostfwd=tcp:127.0.0.1:29786-:22
noble.shares = code
noble.readonly = 
noble.share-code = target=/code
noble.ninep = 
noble.create = 
noble.disks = 
noble.xml = 
noble.owner = 1234:+1235
noble.xml: CODE_DIR ?= $(CURDIR)
noble.xml: OS_VARIANT ?= linux2020
noble.xml: MEMORY ?= 2048
noble.xml: VCPUS ?= 2
noble.xml: CPU ?= 
noble.xml: NESTED ?= no
noble.xml: MACHINE ?= 
noble.xml: FIRMWARE ?= bios
noble.xml: BOOT_ORDER ?= 
noble.xml: DISK_BUS ?= virtio
noble.xml: DISK_CACHE ?= default
noble.xml: DISK_IO ?= 
noble.xml: DISK_DISCARD ?= 
noble.xml: CDROM ?= 
noble.xml: NETWORK ?= network=default
noble.xml: GRAPHICS ?= none
noble.xml: VIDEO ?= 
noble.xml: RNG ?= yes
noble.xml: SERIAL_LOG ?= yes
noble.xml: GUEST_AGENT ?= yes
noble.xml: KERNEL_ARGS ?= quiet
noble.xml: AUTOSTART ?= no
noble.xml: TITLE ?= 
noble.xml: DESCRIPTION ?= 
noble.xml: VIRT_INSTALL_FLAGS ?= 
noble.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
