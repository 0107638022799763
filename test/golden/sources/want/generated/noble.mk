################################################################################
# noble, from distros/noble.ini
################################################################################

noble.uuid = 4dd45534-30ce-8a05-90e3-f2489a509ab4
noble.mac = 52:54:00:c3:8c:46
noble.definition = noble
noble.image = cc2ed3f3fbebe7c1-noble
noble.kernel = 1f43af17d6bea6fa-ubuntu-noble
noble.empty = 
noble.parent = 1f43af17d6bea6fa-ubuntu-noble
noble.bare = 1
noble.foreign = 
noble.kernel-args = quiet
noble.unlocked = noble
noble.linux = 
noble.network = makebox-01234567-vms
noble.networks = 
noble.nics = 
noble.forwards = hostfwd=tcp:127.0.0.1:29786-:22
noble.shares = code
noble.readonly = 
noble.share-code = target=/code
noble.ninep = 
noble.create = 
noble.run-warmth = 4 22
noble.run-plugs = -device pcie-root-port,id=plug-0,slot=1
noble.run-shares = code
noble.run-source-code = 
noble.run-target-code = /code
noble.disks = 
noble.xml = 
noble.owner = 1234:+1235
noble.xml run-noble: CODE_DIR ?= $(CURDIR)
noble.xml run-noble: OS_VARIANT ?= linux2020
noble.xml run-noble: MEMORY ?= 2048
noble.xml run-noble: VCPUS ?= 2
noble.xml: CPU ?= 
noble.xml run-noble: NESTED ?= no
noble.xml run-noble: MACHINE ?= 
noble.xml run-noble: FIRMWARE ?= bios
noble.xml run-noble: BOOT_ORDER ?= 
noble.xml run-noble: DISK_BUS ?= virtio
noble.xml run-noble: DISK_CACHE ?= default
noble.xml run-noble: DISK_IO ?= 
noble.xml run-noble: DISK_DISCARD ?= 
noble.xml run-noble: CDROM ?= 
noble.xml run-noble: NETWORK ?= network=makebox-01234567-vms
noble.xml run-noble: GRAPHICS ?= none
noble.xml run-noble: VIDEO ?= 
noble.xml run-noble: RNG ?= yes
noble.xml run-noble: SERIAL_LOG ?= yes
noble.xml run-noble: GUEST_AGENT ?= yes
noble.xml run-noble: KERNEL_ARGS ?= quiet
noble.xml run-noble: AUTOSTART ?= no
noble.xml run-noble: TITLE ?= 
noble.xml run-noble: DESCRIPTION ?= 
noble.xml run-noble: VIRT_INSTALL_FLAGS ?= 
noble.xml run-noble: FAST_BOOT ?= yes
noble.xml run-noble: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
