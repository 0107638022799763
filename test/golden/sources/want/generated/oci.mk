################################################################################
# oci, from distros/oci.ini
################################################################################

oci.uuid = a1d8508e-6ae6-82e6-9a82-b97322ddc211
oci.mac = 52:54:00:29:2b:35
oci.definition = oci
oci.image = 49901d269a807165-oci
oci.kernel = 
oci.empty = 
oci.parent = 502edef987c268fd-debian
oci.bare = 
oci.kernel-args = quiet
oci.unlocked = 
oci.networks = 
oci.nics = 
oci.forwards = hostfwd=tcp:127.0.0.1:29221-:22
oci.shares = code
oci.readonly = 
oci.share-code = target=/code
oci.ninep = 
oci.create = 
oci.disks = 
oci.xml = 
oci.owner = 1234:+1235
oci.xml: CODE_DIR ?= $(CURDIR)
oci.xml: OS_VARIANT ?= linux2020
oci.xml: MEMORY ?= 2048
oci.xml: VCPUS ?= 2
oci.xml: CPU ?= 
oci.xml: NESTED ?= no
oci.xml: MACHINE ?= 
oci.xml: FIRMWARE ?= bios
oci.xml: BOOT_ORDER ?= 
oci.xml: DISK_BUS ?= virtio
oci.xml: DISK_CACHE ?= default
oci.xml: DISK_IO ?= 
oci.xml: DISK_DISCARD ?= 
oci.xml: CDROM ?= 
oci.xml: NETWORK ?= network=default
oci.xml: GRAPHICS ?= none
oci.xml: VIDEO ?= 
oci.xml: RNG ?= yes
oci.xml: SERIAL_LOG ?= yes
oci.xml: GUEST_AGENT ?= yes
oci.xml: KERNEL_ARGS ?= quiet
oci.xml: AUTOSTART ?= no
oci.xml: TITLE ?= 
oci.xml: DESCRIPTION ?= 
oci.xml: VIRT_INSTALL_FLAGS ?= 
oci.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
