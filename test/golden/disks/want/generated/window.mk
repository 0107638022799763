################################################################################
# window, from distros/window.ini
################################################################################

window.uuid = 93a1ce70-d17e-8033-a7e0-d2c3d9d530d8
window.mac = 52:54:00:b7:30:27
window.definition = window
window.image = e6c308bc3c64bb4c-window
window.kernel = 
window.empty = 
window.parent = 78f5fbb8bcb060b3-fedora-41
window.bare = 
window.foreign = 
window.kernel-args = quiet
window.unlocked = window
window.linux = 
window.network = makebox-01234567-vms
window.networks = 
window.nics = 
window.forwards = hostfwd=tcp:127.0.0.1:20871-:22
window.shares = code
window.readonly = 
window.share-code = target=/code
window.ninep = 
window.create = 
window.run-warmth = 4 22
window.run-plugs = -device pcie-root-port,id=plug-0,slot=1
window.run-shares = code
window.run-source-code = 
window.run-target-code = /code
window.disks = 
window.xml = 
window.owner = 1234:+1235
window.xml run-window: CODE_DIR ?= $(CURDIR)
window.xml run-window: OS_VARIANT ?= linux2020
window.xml run-window: MEMORY ?= 2048
window.xml run-window: VCPUS ?= 2
window.xml: CPU ?= 
window.xml run-window: NESTED ?= no
window.xml run-window: MACHINE ?= 
window.xml run-window: FIRMWARE ?= bios
window.xml run-window: BOOT_ORDER ?= network hd
window.xml run-window: DISK_BUS ?= sata
window.xml run-window: DISK_CACHE ?= default
window.xml run-window: DISK_IO ?= 
window.xml run-window: DISK_DISCARD ?= 
window.xml run-window: CDROM ?= 
window.xml run-window: NETWORK ?= network=makebox-01234567-vms
window.xml run-window: GRAPHICS ?= none
window.xml run-window: VIDEO ?= 
window.xml run-window: RNG ?= yes
window.xml run-window: SERIAL_LOG ?= yes
window.xml run-window: GUEST_AGENT ?= yes
window.xml run-window: KERNEL_ARGS ?= quiet
window.xml run-window: AUTOSTART ?= no
window.xml run-window: TITLE ?= 
window.xml run-window: DESCRIPTION ?= 
window.xml run-window: VIRT_INSTALL_FLAGS ?= 
window.xml run-window: FAST_BOOT ?= yes
window.xml run-window: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
