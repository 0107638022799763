################################################################################
# oci-digest, from distros/oci-digest.ini
################################################################################

oci-digest.uuid = b204b605-58b5-89a2-bb73-f1c5c90954ea
oci-digest.mac = 52:54:00:be:06:b0
oci-digest.definition = oci-digest
oci-digest.image = 336df58ea663762b-oci-digest
oci-digest.kernel = 
oci-digest.empty = 
oci-digest.parent = da218ade0459e05a-fedora
oci-digest.bare = 
oci-digest.kernel-args = quiet
oci-digest.unlocked = 
oci-digest.networks = 
oci-digest.nics = 
oci-digest.forwards = hostfwd=tcp:127.0.0.1:21369-:22
oci-digest.shares = code
oci-digest.readonly = 
oci-digest.share-code = target=/code
oci-digest.ninep = 
oci-digest.create = 
oci-digest.disks = 
oci-digest.xml = 
oci-digest.owner = 1234:+1235
oci-digest.xml: CODE_DIR ?= $(CURDIR)
oci-digest.xml: OS_VARIANT ?= linux2020
oci-digest.xml: MEMORY ?= 2048
oci-digest.xml: VCPUS ?= 2
oci-digest.xml: CPU ?= 
oci-digest.xml: NESTED ?= no
oci-digest.xml: MACHINE ?= 
oci-digest.xml: FIRMWARE ?= bios
oci-digest.xml: BOOT_ORDER ?= 
oci-digest.xml: DISK_BUS ?= virtio
oci-digest.xml: DISK_CACHE ?= default
oci-digest.xml: DISK_IO ?= 
oci-digest.xml: DISK_DISCARD ?= 
oci-digest.xml: CDROM ?= 
oci-digest.xml: NETWORK ?= network=default
oci-digest.xml: GRAPHICS ?= none
oci-digest.xml: VIDEO ?= 
oci-digest.xml: RNG ?= yes
oci-digest.xml: SERIAL_LOG ?= yes
oci-digest.xml: GUEST_AGENT ?= yes
oci-digest.xml: KERNEL_ARGS ?= quiet
oci-digest.xml: AUTOSTART ?= no
oci-digest.xml: TITLE ?= 
oci-digest.xml: DESCRIPTION ?= 
oci-digest.xml: VIRT_INSTALL_FLAGS ?= 
oci-digest.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
