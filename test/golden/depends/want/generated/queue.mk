################################################################################
# queue, from distros/queue.ini
################################################################################

queue.uuid = 240fe8a1-2e18-840d-963b-c9756744bbe0
queue.mac = 52:54:00:e1:73:56
queue.definition = queue
queue.image = d90e6de2e9cb6e5f-queue
queue.kernel = d9800271db4b584a-debian-bookworm
queue.empty = 
queue.parent = d9800271db4b584a-debian-bookworm
queue.bare = 1
queue.foreign = 
queue.kernel-args = quiet
queue.unlocked = 
queue.linux = 
queue.network = makebox-01234567-vms
queue.networks = 
queue.nics = 
queue.forwards = hostfwd=tcp:127.0.0.1:23001-:22
queue.shares = code
queue.readonly = 
queue.share-code = target=/code
queue.ninep = 
queue.create = 
queue.run-warmth = 4 22
queue.run-plugs = -device pcie-root-port,id=plug-0,slot=1
queue.run-shares = code
queue.run-source-code = 
queue.run-target-code = /code
queue.disks = 
queue.xml = 
queue.owner = 1234:+1235
queue.xml run-queue: CODE_DIR ?= $(CURDIR)
queue.xml run-queue: OS_VARIANT ?= linux2020
queue.xml run-queue: MEMORY ?= 2048
queue.xml run-queue: VCPUS ?= 2
queue.xml: CPU ?= 
queue.xml run-queue: NESTED ?= no
queue.xml run-queue: MACHINE ?= 
queue.xml run-queue: FIRMWARE ?= bios
queue.xml run-queue: BOOT_ORDER ?= 
queue.xml run-queue: DISK_BUS ?= virtio
queue.xml run-queue: DISK_CACHE ?= default
queue.xml run-queue: DISK_IO ?= 
queue.xml run-queue: DISK_DISCARD ?= 
queue.xml run-queue: CDROM ?= 
queue.xml run-queue: NETWORK ?= network=makebox-01234567-vms
queue.xml run-queue: GRAPHICS ?= none
queue.xml run-queue: VIDEO ?= 
queue.xml run-queue: RNG ?= yes
queue.xml run-queue: SERIAL_LOG ?= yes
queue.xml run-queue: GUEST_AGENT ?= yes
queue.xml run-queue: KERNEL_ARGS ?= quiet
queue.xml run-queue: AUTOSTART ?= no
queue.xml run-queue: TITLE ?= 
queue.xml run-queue: DESCRIPTION ?= 
queue.xml run-queue: VIRT_INSTALL_FLAGS ?= 
queue.xml run-queue: FAST_BOOT ?= yes
queue.xml run-queue: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-queue: up-db
down-db: down-queue
up-queue rebuild-queue: | $(filter rebuild-db reload-db,$(named))
