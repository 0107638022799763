################################################################################
# db, from distros/db.ini
################################################################################

db.uuid = 95630406-d543-827c-9d67-2b8b73c2565a
db.mac = 52:54:00:19:a2:3a
db.definition = db
db.image = 0071bd5e611e64e8-db
db.kernel = d9800271db4b584a-debian-bookworm
db.empty = 
db.parent = d9800271db4b584a-debian-bookworm
db.bare = 1
db.foreign = 
db.kernel-args = quiet
db.unlocked = 
db.linux = 
db.network = makebox-01234567-vms
db.networks = 
db.nics = 
db.forwards = hostfwd=tcp:127.0.0.1:22411-:22
db.shares = code
db.readonly = 
db.share-code = target=/code
db.ninep = 
db.create = 
db.run-warmth = 4 22
db.run-plugs = -device pcie-root-port,id=plug-0,slot=1
db.run-shares = code
db.run-source-code = 
db.run-target-code = /code
db.disks = 
db.xml = 
db.owner = 1234:+1235
db.xml run-db: CODE_DIR ?= $(CURDIR)
db.xml run-db: OS_VARIANT ?= linux2020
db.xml run-db: MEMORY ?= 2048
db.xml run-db: VCPUS ?= 2
db.xml: CPU ?= 
db.xml run-db: NESTED ?= no
db.xml run-db: MACHINE ?= 
db.xml run-db: FIRMWARE ?= bios
db.xml run-db: BOOT_ORDER ?= 
db.xml run-db: DISK_BUS ?= virtio
db.xml run-db: DISK_CACHE ?= default
db.xml run-db: DISK_IO ?= 
db.xml run-db: DISK_DISCARD ?= 
db.xml run-db: CDROM ?= 
db.xml run-db: NETWORK ?= network=makebox-01234567-vms
db.xml run-db: GRAPHICS ?= none
db.xml run-db: VIDEO ?= 
db.xml run-db: RNG ?= yes
db.xml run-db: SERIAL_LOG ?= yes
db.xml run-db: GUEST_AGENT ?= yes
db.xml run-db: KERNEL_ARGS ?= quiet
db.xml run-db: AUTOSTART ?= no
db.xml run-db: TITLE ?= 
db.xml run-db: DESCRIPTION ?= 
db.xml run-db: VIRT_INSTALL_FLAGS ?= 
db.xml run-db: FAST_BOOT ?= yes
db.xml run-db: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
