################################################################################
# db, from distros/db.ini
################################################################################

db.uuid = 95630406-d543-827c-9d67-2b8b73c2565a
db.mac = 52:54:00:19:a2:3a
db.definition = db
db.image = 1c1d30820ad77c57-db
db.kernel = 60447bd5db378e65-debian-bookworm
db.empty = 
db.parent = 60447bd5db378e65-debian-bookworm
db.bare = 1
db.kernel-args = quiet
db.unlocked = db
db.networks = lab way-out
db.nics = --network network=makebox-01234567-lab,mac=52:54:00:69:09:9a,model=virtio --network network=makebox-01234567-way-out,mac=52:54:00:d3:b1:98,model=virtio
db.forwards = hostfwd=tcp:127.0.0.1:22411-:22
db.shares = code
db.readonly = 
db.share-code = target=/code
db.ninep = 
db.create = 
db.disks = 
db.xml = 
db.owner = 1234:+1235
db.xml: CODE_DIR ?= $(CURDIR)
db.xml: OS_VARIANT ?= linux2020
db.xml: MEMORY ?= 2048
db.xml: VCPUS ?= 2
db.xml: CPU ?= 
db.xml: NESTED ?= no
db.xml: MACHINE ?= 
db.xml: FIRMWARE ?= bios
db.xml: BOOT_ORDER ?= 
db.xml: DISK_BUS ?= virtio
db.xml: DISK_CACHE ?= default
db.xml: DISK_IO ?= 
db.xml: DISK_DISCARD ?= 
db.xml: CDROM ?= 
db.xml: NETWORK ?= none
db.xml: GRAPHICS ?= none
db.xml: VIDEO ?= 
db.xml: RNG ?= yes
db.xml: SERIAL_LOG ?= yes
db.xml: GUEST_AGENT ?= yes
db.xml: KERNEL_ARGS ?= quiet
db.xml: AUTOSTART ?= no
db.xml: TITLE ?= 
db.xml: DESCRIPTION ?= 
db.xml: VIRT_INSTALL_FLAGS ?= 
db.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
