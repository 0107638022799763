################################################################################
# several, from distros/several.ini
################################################################################

several.uuid = b509b46a-b96d-8bf3-93c4-11a6abff2596
several.mac = 52:54:00:8c:34:0f
several.definition = several
several.image = cdec3df31ef0d8ef-several
several.kernel = 60447bd5db378e65-debian-bookworm
several.empty = 
several.parent = 60447bd5db378e65-debian-bookworm
several.bare = 1
several.foreign = 
several.kernel-args = quiet
several.unlocked = several
several.linux = 
several.network = makebox-01234567-vms
several.networks = 
several.nics = 
several.forwards = hostfwd=tcp:127.0.0.1:29522-:22
several.shares = code my-data cache
several.readonly = code cache
several.share-code = target=/code
several.share-my-data = source='/srv/it\'\''s\, all',target=/srv/data,accessmode=passthrough
several.share-cache = source=/var/cache,target=/cache,driver.type=virtiofs,accessmode=passthrough
several.ninep = my-data
several.create = '/srv/it'\''s, all'
several.run-warmth = 4 22
several.run-plugs = -device pcie-root-port,id=plug-0,slot=1 -device pcie-root-port,id=plug-1,slot=2 -device pcie-root-port,id=plug-2,slot=3 -device pcie-root-port,id=plug-3,slot=4
several.run-shares = code my-data cache copy net
several.run-source-code = ,readonly=on
several.run-target-code = /code
several.run-source-my-data = '/srv/it'\''s,, all'
several.run-target-my-data = /srv/data
several.run-source-cache = /var/cache,readonly=on
several.run-target-cache = /cache
several.run-source-copy = /srv/copy
several.run-target-copy = /copy
several.run-source-net = /srv/net,readonly=on
several.run-target-net = /net
several.disks = 
several.xml = 
several.owner = 1234:+1235
several.xml run-several: CODE_DIR ?= $(CURDIR)
several.xml run-several: OS_VARIANT ?= linux2020
several.xml run-several: MEMORY ?= 2048
several.xml run-several: VCPUS ?= 2
several.xml: CPU ?= 
several.xml run-several: NESTED ?= no
several.xml run-several: MACHINE ?= 
several.xml run-several: FIRMWARE ?= bios
several.xml run-several: BOOT_ORDER ?= 
several.xml run-several: DISK_BUS ?= virtio
several.xml run-several: DISK_CACHE ?= default
several.xml run-several: DISK_IO ?= 
several.xml run-several: DISK_DISCARD ?= 
several.xml run-several: CDROM ?= 
several.xml run-several: NETWORK ?= network=makebox-01234567-vms
several.xml run-several: GRAPHICS ?= none
several.xml run-several: VIDEO ?= 
several.xml run-several: RNG ?= yes
several.xml run-several: SERIAL_LOG ?= yes
several.xml run-several: GUEST_AGENT ?= yes
several.xml run-several: KERNEL_ARGS ?= quiet
several.xml run-several: AUTOSTART ?= no
several.xml run-several: TITLE ?= 
several.xml run-several: DESCRIPTION ?= 
several.xml run-several: VIRT_INSTALL_FLAGS ?= 
several.xml run-several: FAST_BOOT ?= yes
several.xml run-several: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
