################################################################################
# window, from distros/window.ini
################################################################################

window.uuid = 93a1ce70-d17e-8033-a7e0-d2c3d9d530d8
window.mac = 52:54:00:b7:30:27
window.definition = window
window.image = 6386fcaf47f7d26c-window
window.kernel = 
window.empty = 
window.parent = 78f5fbb8bcb060b3-fedora-41
window.bare = 
window.kernel-args = quiet
window.unlocked = window
window.networks = 
window.nics = 
window.forwards = hostfwd=tcp:127.0.0.1:20871-:22
window.shares = code
window.readonly = 
window.share-code = target=/code
window.ninep = 
window.create = 
window.disks = 
window.xml = 
window.owner = 1234:+1235
window.xml: CODE_DIR ?= $(CURDIR)
window.xml: OS_VARIANT ?= linux2020
window.xml: MEMORY ?= 2048
window.xml: VCPUS ?= 2
window.xml: CPU ?= 
window.xml: NESTED ?= no
window.xml: MACHINE ?= 
window.xml: FIRMWARE ?= bios
window.xml: BOOT_ORDER ?= network hd
window.xml: DISK_BUS ?= sata
window.xml: DISK_CACHE ?= default
window.xml: DISK_IO ?= 
window.xml: DISK_DISCARD ?= 
window.xml: CDROM ?= 
window.xml: NETWORK ?= network=default
window.xml: GRAPHICS ?= none
window.xml: VIDEO ?= 
window.xml: RNG ?= yes
window.xml: SERIAL_LOG ?= yes
window.xml: GUEST_AGENT ?= yes
window.xml: KERNEL_ARGS ?= quiet
window.xml: AUTOSTART ?= no
window.xml: TITLE ?= 
window.xml: DESCRIPTION ?= 
window.xml: VIRT_INSTALL_FLAGS ?= 
window.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
