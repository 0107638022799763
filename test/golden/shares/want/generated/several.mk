################################################################################
# several, from distros/several.ini
################################################################################

several.uuid = b509b46a-b96d-8bf3-93c4-11a6abff2596
several.mac = 52:54:00:8c:34:0f
several.definition = several
several.image = 71471c09281e9787-several
several.kernel = 60447bd5db378e65-debian-bookworm
several.empty = 
several.parent = 60447bd5db378e65-debian-bookworm
several.bare = 1
several.kernel-args = quiet
several.unlocked = several
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
several.disks = 
several.xml = 
several.owner = 1234:+1235
several.xml: CODE_DIR ?= $(CURDIR)
several.xml: OS_VARIANT ?= linux2020
several.xml: MEMORY ?= 2048
several.xml: VCPUS ?= 2
several.xml: CPU ?= 
several.xml: NESTED ?= no
several.xml: MACHINE ?= 
several.xml: FIRMWARE ?= bios
several.xml: BOOT_ORDER ?= 
several.xml: DISK_BUS ?= virtio
several.xml: DISK_CACHE ?= default
several.xml: DISK_IO ?= 
several.xml: DISK_DISCARD ?= 
several.xml: CDROM ?= 
several.xml: NETWORK ?= network=default
several.xml: GRAPHICS ?= none
several.xml: VIDEO ?= 
several.xml: RNG ?= yes
several.xml: SERIAL_LOG ?= yes
several.xml: GUEST_AGENT ?= yes
several.xml: KERNEL_ARGS ?= quiet
several.xml: AUTOSTART ?= no
several.xml: TITLE ?= 
several.xml: DESCRIPTION ?= 
several.xml: VIRT_INSTALL_FLAGS ?= 
several.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
