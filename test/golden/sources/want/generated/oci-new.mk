################################################################################
# oci-new, from distros/oci-new.ini
################################################################################

oci-new.uuid = 86a09a2e-fdcd-8d9d-b404-9fe39ab70e24
oci-new.mac = 52:54:00:08:9e:4a
oci-new.definition = oci-new
oci-new.image = f6196df5e31dc877-oci-new
oci-new.kernel = 
oci-new.empty = 
oci-new.parent = 9885bd0585437a7b-fedora
oci-new.bare = 
oci-new.kernel-args = quiet
oci-new.unlocked = oci-new
oci-new.networks = 
oci-new.nics = 
oci-new.forwards = hostfwd=tcp:127.0.0.1:26309-:22
oci-new.shares = code
oci-new.readonly = 
oci-new.share-code = target=/code
oci-new.ninep = 
oci-new.create = 
oci-new.disks = 
oci-new.xml = 
oci-new.owner = 1234:+1235
oci-new.xml: CODE_DIR ?= $(CURDIR)
oci-new.xml: OS_VARIANT ?= linux2020
oci-new.xml: MEMORY ?= 2048
oci-new.xml: VCPUS ?= 2
oci-new.xml: CPU ?= 
oci-new.xml: NESTED ?= no
oci-new.xml: MACHINE ?= 
oci-new.xml: FIRMWARE ?= bios
oci-new.xml: BOOT_ORDER ?= 
oci-new.xml: DISK_BUS ?= virtio
oci-new.xml: DISK_CACHE ?= default
oci-new.xml: DISK_IO ?= 
oci-new.xml: DISK_DISCARD ?= 
oci-new.xml: CDROM ?= 
oci-new.xml: NETWORK ?= network=default
oci-new.xml: GRAPHICS ?= none
oci-new.xml: VIDEO ?= 
oci-new.xml: RNG ?= yes
oci-new.xml: SERIAL_LOG ?= yes
oci-new.xml: GUEST_AGENT ?= yes
oci-new.xml: KERNEL_ARGS ?= quiet
oci-new.xml: AUTOSTART ?= no
oci-new.xml: TITLE ?= 
oci-new.xml: DESCRIPTION ?= 
oci-new.xml: VIRT_INSTALL_FLAGS ?= 
oci-new.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
