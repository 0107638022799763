################################################################################
# x, from distros/x.ini
################################################################################

x.uuid = 313909c6-82c0-869c-8aa8-63e481cfffb7
x.mac = 52:54:00:6c:aa:de
x.definition = x
x.image = 63541234d6425451-x
x.kernel = 60447bd5db378e65-debian-bookworm
x.empty = 
x.parent = 60447bd5db378e65-debian-bookworm
x.bare = 1
x.kernel-args = a$(or ;)b \#c $$(shell touch pwned) $$HOME `id` %x
x.unlocked = x
x.networks = 
x.nics = 
x.forwards = hostfwd=tcp:127.0.0.1:23569-:22
x.shares = code
x.readonly = 
x.share-code = target='/my\,code'
x.ninep = 
x.create = 
x.disks = 
x.xml = 
x.owner = 1234:+1235
x.xml: OS_VARIANT ?= linux2020
x.xml: MEMORY ?= 2048
x.xml: VCPUS ?= 2
x.xml: CPU ?= it's
x.xml: NESTED ?= no
x.xml: MACHINE ?= 
x.xml: FIRMWARE ?= bios
x.xml: BOOT_ORDER ?= 
x.xml: DISK_BUS ?= virtio
x.xml: DISK_CACHE ?= default
x.xml: DISK_IO ?= 
x.xml: DISK_DISCARD ?= 
x.xml: CDROM ?= 
x.xml: NETWORK ?= network=a\,b
x.xml: GRAPHICS ?= none
x.xml: VIDEO ?= 
x.xml: RNG ?= yes
x.xml: SERIAL_LOG ?= yes
x.xml: GUEST_AGENT ?= yes
x.xml: KERNEL_ARGS ?= a$(or ;)b \#c $$(shell touch pwned) $$HOME `id` %x
x.xml: AUTOSTART ?= no
x.xml: TITLE ?= 
x.xml: DESCRIPTION ?= 
x.xml: VIRT_INSTALL_FLAGS ?= --tpm none --sysinfo 'a'
x.xml: CODE_DIR ?= /srv/my code, too
x.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
