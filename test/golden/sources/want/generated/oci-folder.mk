################################################################################
# oci-folder, from distros/oci-folder.ini
################################################################################

oci-folder.uuid = e1db1c04-8918-8a47-ad45-033ea2673e72
oci-folder.mac = 52:54:00:43:45:d0
oci-folder.definition = oci-folder
oci-folder.image = 992a4ed8fed07866-oci-folder
oci-folder.kernel = 
oci-folder.empty = 
oci-folder.parent = 866fdc40797dbc30-my-layout
oci-folder.bare = 
oci-folder.kernel-args = quiet
oci-folder.unlocked = oci-folder
oci-folder.networks = 
oci-folder.nics = 
oci-folder.forwards = hostfwd=tcp:127.0.0.1:20897-:22
oci-folder.shares = code
oci-folder.readonly = 
oci-folder.share-code = target=/code
oci-folder.ninep = 
oci-folder.create = 
oci-folder.disks = 
oci-folder.xml = 
oci-folder.owner = 1234:+1235
oci-folder.xml: CODE_DIR ?= $(CURDIR)
oci-folder.xml: OS_VARIANT ?= linux2020
oci-folder.xml: MEMORY ?= 2048
oci-folder.xml: VCPUS ?= 2
oci-folder.xml: CPU ?= 
oci-folder.xml: NESTED ?= no
oci-folder.xml: MACHINE ?= 
oci-folder.xml: FIRMWARE ?= bios
oci-folder.xml: BOOT_ORDER ?= 
oci-folder.xml: DISK_BUS ?= virtio
oci-folder.xml: DISK_CACHE ?= default
oci-folder.xml: DISK_IO ?= 
oci-folder.xml: DISK_DISCARD ?= 
oci-folder.xml: CDROM ?= 
oci-folder.xml: NETWORK ?= network=default
oci-folder.xml: GRAPHICS ?= none
oci-folder.xml: VIDEO ?= 
oci-folder.xml: RNG ?= yes
oci-folder.xml: SERIAL_LOG ?= yes
oci-folder.xml: GUEST_AGENT ?= yes
oci-folder.xml: KERNEL_ARGS ?= quiet
oci-folder.xml: AUTOSTART ?= no
oci-folder.xml: TITLE ?= 
oci-folder.xml: DESCRIPTION ?= 
oci-folder.xml: VIRT_INSTALL_FLAGS ?= 
oci-folder.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
