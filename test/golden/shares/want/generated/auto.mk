################################################################################
# auto, from distros/auto.ini
################################################################################

auto.uuid = b6daa95c-8347-8588-aa8a-632b42773594
auto.mac = 52:54:00:e3:f6:a3
auto.definition = auto
auto.image = a3426dba9c6b1009-auto
auto.kernel = 60447bd5db378e65-debian-bookworm
auto.empty = 
auto.parent = 60447bd5db378e65-debian-bookworm
auto.bare = 1
auto.foreign = 
auto.kernel-args = quiet
auto.unlocked = auto
auto.linux = 
auto.network = makebox-01234567-vms
auto.networks = 
auto.nics = 
auto.forwards = hostfwd=tcp:127.0.0.1:25423-:22
auto.shares = code
auto.readonly = 
auto.share-code = target=/code
auto.ninep = 
auto.create = 
auto.run-warmth = 4 22
auto.run-plugs = -device pcie-root-port,id=plug-0,slot=1
auto.run-shares = code
auto.run-source-code = 
auto.run-target-code = /code
auto.disks = 
auto.xml = 
auto.owner = 1234:+1235
auto.xml run-auto: CODE_DIR ?= $(CURDIR)
auto.xml run-auto: OS_VARIANT ?= linux2020
auto.xml run-auto: MEMORY ?= 2048
auto.xml run-auto: VCPUS ?= 2
auto.xml: CPU ?= 
auto.xml run-auto: NESTED ?= no
auto.xml run-auto: MACHINE ?= 
auto.xml run-auto: FIRMWARE ?= bios
auto.xml run-auto: BOOT_ORDER ?= 
auto.xml run-auto: DISK_BUS ?= virtio
auto.xml run-auto: DISK_CACHE ?= default
auto.xml run-auto: DISK_IO ?= 
auto.xml run-auto: DISK_DISCARD ?= 
auto.xml run-auto: CDROM ?= 
auto.xml run-auto: NETWORK ?= network=makebox-01234567-vms
auto.xml run-auto: GRAPHICS ?= none
auto.xml run-auto: VIDEO ?= 
auto.xml run-auto: RNG ?= yes
auto.xml run-auto: SERIAL_LOG ?= yes
auto.xml run-auto: GUEST_AGENT ?= yes
auto.xml run-auto: KERNEL_ARGS ?= quiet
auto.xml run-auto: AUTOSTART ?= no
auto.xml run-auto: TITLE ?= 
auto.xml run-auto: DESCRIPTION ?= 
auto.xml run-auto: VIRT_INSTALL_FLAGS ?= 
auto.xml run-auto: FAST_BOOT ?= yes
auto.xml run-auto: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
