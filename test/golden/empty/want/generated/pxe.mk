################################################################################
# pxe, from distros/pxe.ini
################################################################################

pxe.uuid = 0cd0c641-c348-8c34-82c6-d82bd59ca3ab
pxe.mac = 52:54:00:8e:f2:ab
pxe.definition = pxe
pxe.image = b5955ac7c9f29cbf-empty
pxe.kernel = 
pxe.empty = 1
pxe.parent = b5955ac7c9f29cbf-empty
pxe.bare = 
pxe.foreign = 
pxe.kernel-args = quiet
pxe.unlocked = 
pxe.linux = 
pxe.network = makebox-01234567-vms
pxe.networks = 
pxe.nics = 
pxe.forwards = hostfwd=tcp:127.0.0.1:30534-:22
pxe.shares = 
pxe.readonly = 
pxe.ninep = 
pxe.create = 
pxe.run-warmth = 4 22
pxe.run-plugs = 
pxe.run-shares = 
pxe.disks = 
pxe.xml = 
pxe.owner = 1234:+1235
pxe.xml run-pxe: CODE_DIR ?= $(CURDIR)
pxe.xml run-pxe: OS_VARIANT ?= linux2020
pxe.xml run-pxe: MEMORY ?= 2048
pxe.xml run-pxe: VCPUS ?= 2
pxe.xml: CPU ?= 
pxe.xml run-pxe: NESTED ?= no
pxe.xml run-pxe: MACHINE ?= 
pxe.xml run-pxe: FIRMWARE ?= bios
pxe.xml run-pxe: BOOT_ORDER ?= network hd
pxe.xml run-pxe: DISK_BUS ?= virtio
pxe.xml run-pxe: DISK_CACHE ?= default
pxe.xml run-pxe: DISK_IO ?= 
pxe.xml run-pxe: DISK_DISCARD ?= 
pxe.xml run-pxe: CDROM ?= 
pxe.xml run-pxe: NETWORK ?= network=makebox-01234567-vms
pxe.xml run-pxe: GRAPHICS ?= none
pxe.xml run-pxe: VIDEO ?= 
pxe.xml run-pxe: RNG ?= yes
pxe.xml run-pxe: SERIAL_LOG ?= yes
pxe.xml run-pxe: GUEST_AGENT ?= yes
pxe.xml run-pxe: KERNEL_ARGS ?= quiet
pxe.xml run-pxe: AUTOSTART ?= no
pxe.xml run-pxe: TITLE ?= 
pxe.xml run-pxe: DESCRIPTION ?= 
pxe.xml run-pxe: VIRT_INSTALL_FLAGS ?= 
pxe.xml run-pxe: FAST_BOOT ?= yes
pxe.xml run-pxe: FSDEV_FLAGS ?= 
