################################################################################
# web, from distros/web.ini
################################################################################

web.uuid = 89698777-c9ee-830a-a1f5-574d1d0b541e
web.mac = 52:54:00:cc:b3:a5
web.definition = web
web.image = e39a560c4d5d67f8-web
web.kernel = d9800271db4b584a-debian-bookworm
web.empty = 
web.parent = d9800271db4b584a-debian-bookworm
web.bare = 1
web.foreign = 
web.kernel-args = quiet
web.unlocked = 
web.linux = 
web.network = makebox-01234567-vms
web.networks = 
web.nics = 
web.forwards = hostfwd=tcp:127.0.0.1:28188-:22
web.shares = code
web.readonly = 
web.share-code = target=/code
web.ninep = 
web.create = 
web.run-warmth = 4 22
web.run-plugs = -device pcie-root-port,id=plug-0,slot=1
web.run-shares = code
web.run-source-code = 
web.run-target-code = /code
web.disks = 
web.xml = 
web.owner = 1234:+1235
web.xml run-web: CODE_DIR ?= $(CURDIR)
web.xml run-web: OS_VARIANT ?= linux2020
web.xml run-web: MEMORY ?= 2048
web.xml run-web: VCPUS ?= 2
web.xml: CPU ?= 
web.xml run-web: NESTED ?= no
web.xml run-web: MACHINE ?= 
web.xml run-web: FIRMWARE ?= bios
web.xml run-web: BOOT_ORDER ?= 
web.xml run-web: DISK_BUS ?= virtio
web.xml run-web: DISK_CACHE ?= default
web.xml run-web: DISK_IO ?= 
web.xml run-web: DISK_DISCARD ?= 
web.xml run-web: CDROM ?= 
web.xml run-web: NETWORK ?= network=makebox-01234567-vms
web.xml run-web: GRAPHICS ?= none
web.xml run-web: VIDEO ?= 
web.xml run-web: RNG ?= yes
web.xml run-web: SERIAL_LOG ?= yes
web.xml run-web: GUEST_AGENT ?= yes
web.xml run-web: KERNEL_ARGS ?= quiet
web.xml run-web: AUTOSTART ?= no
web.xml run-web: TITLE ?= 
web.xml run-web: DESCRIPTION ?= 
web.xml run-web: VIRT_INSTALL_FLAGS ?= 
web.xml run-web: FAST_BOOT ?= yes
web.xml run-web: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-web: up-db up-queue
down-db down-queue: down-web
up-web rebuild-web: | $(filter rebuild-db reload-db rebuild-queue reload-queue,$(named))
