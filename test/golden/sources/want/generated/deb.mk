################################################################################
# deb, from distros/deb.ini
################################################################################

deb.uuid = 849082e8-d37b-8b5b-9954-e1afe971c20d
deb.mac = 52:54:00:17:66:29
deb.definition = deb
deb.image = ed1bdb46cfe0e54d-deb
deb.kernel = 75b47050460c2309-debian-bookworm
deb.empty = 
deb.parent = 75b47050460c2309-debian-bookworm
deb.bare = 1
deb.kernel-args = quiet
deb.unlocked = deb
deb.networks = 
deb.nics = 
deb.forwards = hostfwd=tcp:127.0.0.1:28268-:22
deb.shares = code
deb.readonly = 
deb.share-code = target=/code
deb.ninep = 
deb.create = 
deb.disks = 
deb.xml = 
deb.owner = 1234:+1235
deb.xml: CODE_DIR ?= $(CURDIR)
deb.xml: OS_VARIANT ?= linux2020
deb.xml: MEMORY ?= 2048
deb.xml: VCPUS ?= 2
deb.xml: CPU ?= 
deb.xml: NESTED ?= no
deb.xml: MACHINE ?= 
deb.xml: FIRMWARE ?= bios
deb.xml: BOOT_ORDER ?= 
deb.xml: DISK_BUS ?= virtio
deb.xml: DISK_CACHE ?= default
deb.xml: DISK_IO ?= 
deb.xml: DISK_DISCARD ?= 
deb.xml: CDROM ?= 
deb.xml: NETWORK ?= network=default
deb.xml: GRAPHICS ?= none
deb.xml: VIDEO ?= 
deb.xml: RNG ?= yes
deb.xml: SERIAL_LOG ?= yes
deb.xml: GUEST_AGENT ?= yes
deb.xml: KERNEL_ARGS ?= quiet
deb.xml: AUTOSTART ?= no
deb.xml: TITLE ?= 
deb.xml: DESCRIPTION ?= 
deb.xml: VIRT_INSTALL_FLAGS ?= 
deb.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
