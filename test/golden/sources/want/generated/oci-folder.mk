################################################################################
# oci-folder, from distros/oci-folder.ini
################################################################################

oci-folder.uuid = e1db1c04-8918-8a47-ad45-033ea2673e72
oci-folder.mac = 52:54:00:43:45:d0
oci-folder.definition = oci-folder
oci-folder.image = 45666ab7aafb003e-oci-folder
oci-folder.kernel = 
oci-folder.empty = 
oci-folder.parent = 866fdc40797dbc30-my-layout
oci-folder.bare = 
oci-folder.foreign = 
oci-folder.kernel-args = quiet
oci-folder.unlocked = oci-folder
oci-folder.linux = 
oci-folder.network = makebox-01234567-vms
oci-folder.networks = 
oci-folder.nics = 
oci-folder.forwards = hostfwd=tcp:127.0.0.1:20897-:22
oci-folder.shares = code
oci-folder.readonly = 
oci-folder.share-code = target=/code
oci-folder.ninep = 
oci-folder.create = 
oci-folder.run-warmth = 4 22
oci-folder.run-plugs = -device pcie-root-port,id=plug-0,slot=1
oci-folder.run-shares = code
oci-folder.run-source-code = 
oci-folder.run-target-code = /code
oci-folder.disks = 
oci-folder.xml = 
oci-folder.owner = 1234:+1235
oci-folder.xml run-oci-folder: CODE_DIR ?= $(CURDIR)
oci-folder.xml run-oci-folder: OS_VARIANT ?= linux2020
oci-folder.xml run-oci-folder: MEMORY ?= 2048
oci-folder.xml run-oci-folder: VCPUS ?= 2
oci-folder.xml: CPU ?= 
oci-folder.xml run-oci-folder: NESTED ?= no
oci-folder.xml run-oci-folder: MACHINE ?= 
oci-folder.xml run-oci-folder: FIRMWARE ?= bios
oci-folder.xml run-oci-folder: BOOT_ORDER ?= 
oci-folder.xml run-oci-folder: DISK_BUS ?= virtio
oci-folder.xml run-oci-folder: DISK_CACHE ?= default
oci-folder.xml run-oci-folder: DISK_IO ?= 
oci-folder.xml run-oci-folder: DISK_DISCARD ?= 
oci-folder.xml run-oci-folder: CDROM ?= 
oci-folder.xml run-oci-folder: NETWORK ?= network=makebox-01234567-vms
oci-folder.xml run-oci-folder: GRAPHICS ?= none
oci-folder.xml run-oci-folder: VIDEO ?= 
oci-folder.xml run-oci-folder: RNG ?= yes
oci-folder.xml run-oci-folder: SERIAL_LOG ?= yes
oci-folder.xml run-oci-folder: GUEST_AGENT ?= yes
oci-folder.xml run-oci-folder: KERNEL_ARGS ?= quiet
oci-folder.xml run-oci-folder: AUTOSTART ?= no
oci-folder.xml run-oci-folder: TITLE ?= 
oci-folder.xml run-oci-folder: DESCRIPTION ?= 
oci-folder.xml run-oci-folder: VIRT_INSTALL_FLAGS ?= 
oci-folder.xml run-oci-folder: FAST_BOOT ?= yes
oci-folder.xml run-oci-folder: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
