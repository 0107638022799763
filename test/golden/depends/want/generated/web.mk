################################################################################
# web, from distros/web.ini
################################################################################

web.uuid = 89698777-c9ee-830a-a1f5-574d1d0b541e
web.mac = 52:54:00:cc:b3:a5
web.definition = web
web.image = 113af97cffdddf7c-web
web.kernel = d9800271db4b584a-debian-bookworm
web.empty = 
web.parent = d9800271db4b584a-debian-bookworm
web.bare = 1
web.kernel-args = quiet
web.unlocked = 
web.networks = 
web.nics = 
web.forwards = hostfwd=tcp:127.0.0.1:28188-:22
web.shares = code
web.readonly = 
web.share-code = target=/code
web.ninep = 
web.create = 
web.disks = 
web.xml = 
web.owner = 1234:+1235
web.xml: CODE_DIR ?= $(CURDIR)
web.xml: OS_VARIANT ?= linux2020
web.xml: MEMORY ?= 2048
web.xml: VCPUS ?= 2
web.xml: CPU ?= 
web.xml: NESTED ?= no
web.xml: MACHINE ?= 
web.xml: FIRMWARE ?= bios
web.xml: BOOT_ORDER ?= 
web.xml: DISK_BUS ?= virtio
web.xml: DISK_CACHE ?= default
web.xml: DISK_IO ?= 
web.xml: DISK_DISCARD ?= 
web.xml: CDROM ?= 
web.xml: NETWORK ?= network=default
web.xml: GRAPHICS ?= none
web.xml: VIDEO ?= 
web.xml: RNG ?= yes
web.xml: SERIAL_LOG ?= yes
web.xml: GUEST_AGENT ?= yes
web.xml: KERNEL_ARGS ?= quiet
web.xml: AUTOSTART ?= no
web.xml: TITLE ?= 
web.xml: DESCRIPTION ?= 
web.xml: VIRT_INSTALL_FLAGS ?= 
web.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-web: up-db up-queue
down-db down-queue: down-web
up-web rebuild-web: | $(filter rebuild-db reload-db rebuild-queue reload-queue,$(named))
