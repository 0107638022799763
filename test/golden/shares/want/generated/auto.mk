################################################################################
# auto, from distros/auto.ini
################################################################################

auto.uuid = b6daa95c-8347-8588-aa8a-632b42773594
auto.mac = 52:54:00:e3:f6:a3
auto.definition = auto
auto.image = f36f910e2e07a648-auto
auto.kernel = 60447bd5db378e65-debian-bookworm
auto.empty = 
auto.parent = 60447bd5db378e65-debian-bookworm
auto.bare = 1
auto.kernel-args = quiet
auto.unlocked = auto
auto.networks = 
auto.nics = 
auto.forwards = hostfwd=tcp:127.0.0.1:25423-:22
auto.shares = code
auto.readonly = 
auto.share-code = target=/code
auto.ninep = 
auto.create = 
auto.disks = 
auto.xml = 
auto.owner = 1234:+1235
auto.xml: CODE_DIR ?= $(CURDIR)
auto.xml: OS_VARIANT ?= linux2020
auto.xml: MEMORY ?= 2048
auto.xml: VCPUS ?= 2
auto.xml: CPU ?= 
auto.xml: NESTED ?= no
auto.xml: MACHINE ?= 
auto.xml: FIRMWARE ?= bios
auto.xml: BOOT_ORDER ?= 
auto.xml: DISK_BUS ?= virtio
auto.xml: DISK_CACHE ?= default
auto.xml: DISK_IO ?= 
auto.xml: DISK_DISCARD ?= 
auto.xml: CDROM ?= 
auto.xml: NETWORK ?= network=default
auto.xml: GRAPHICS ?= none
auto.xml: VIDEO ?= 
auto.xml: RNG ?= yes
auto.xml: SERIAL_LOG ?= yes
auto.xml: GUEST_AGENT ?= yes
auto.xml: KERNEL_ARGS ?= quiet
auto.xml: AUTOSTART ?= no
auto.xml: TITLE ?= 
auto.xml: DESCRIPTION ?= 
auto.xml: VIRT_INSTALL_FLAGS ?= 
auto.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
