################################################################################
# queue, from distros/queue.ini
################################################################################

queue.uuid = 240fe8a1-2e18-840d-963b-c9756744bbe0
queue.mac = 52:54:00:e1:73:56
queue.definition = queue
queue.image = 1e13cfb390700f57-queue
queue.kernel = d9800271db4b584a-debian-bookworm
queue.empty = 
queue.parent = d9800271db4b584a-debian-bookworm
queue.bare = 1
queue.kernel-args = quiet
queue.unlocked = 
queue.networks = 
queue.nics = 
queue.forwards = hostfwd=tcp:127.0.0.1:23001-:22
queue.shares = code
queue.readonly = 
queue.share-code = target=/code
queue.ninep = 
queue.create = 
queue.disks = 
queue.xml = 
queue.owner = 1234:+1235
queue.xml: CODE_DIR ?= $(CURDIR)
queue.xml: OS_VARIANT ?= linux2020
queue.xml: MEMORY ?= 2048
queue.xml: VCPUS ?= 2
queue.xml: CPU ?= 
queue.xml: NESTED ?= no
queue.xml: MACHINE ?= 
queue.xml: FIRMWARE ?= bios
queue.xml: BOOT_ORDER ?= 
queue.xml: DISK_BUS ?= virtio
queue.xml: DISK_CACHE ?= default
queue.xml: DISK_IO ?= 
queue.xml: DISK_DISCARD ?= 
queue.xml: CDROM ?= 
queue.xml: NETWORK ?= network=default
queue.xml: GRAPHICS ?= none
queue.xml: VIDEO ?= 
queue.xml: RNG ?= yes
queue.xml: SERIAL_LOG ?= yes
queue.xml: GUEST_AGENT ?= yes
queue.xml: KERNEL_ARGS ?= quiet
queue.xml: AUTOSTART ?= no
queue.xml: TITLE ?= 
queue.xml: DESCRIPTION ?= 
queue.xml: VIRT_INSTALL_FLAGS ?= 
queue.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-queue: up-db
down-db: down-queue
up-queue rebuild-queue: | $(filter rebuild-db reload-db,$(named))
