################################################################################
# oci, from distros/oci.ini
################################################################################

oci.uuid = a1d8508e-6ae6-82e6-9a82-b97322ddc211
oci.mac = 52:54:00:29:2b:35
oci.definition = oci
oci.image = 95413a61af51edd4-oci
oci.kernel = 
oci.empty = 
oci.parent = 502edef987c268fd-debian
oci.bare = 
oci.foreign = 
oci.kernel-args = quiet
oci.unlocked = 
oci.linux = 
oci.network = makebox-01234567-vms
oci.networks = 
oci.nics = 
oci.forwards = hostfwd=tcp:127.0.0.1:29221-:22
oci.shares = code
oci.readonly = 
oci.share-code = target=/code
oci.ninep = 
oci.create = 
oci.run-warmth = 4 22
oci.run-plugs = -device pcie-root-port,id=plug-0,slot=1
oci.run-shares = code
oci.run-source-code = 
oci.run-target-code = /code
oci.disks = 
oci.xml = 
oci.owner = 1234:+1235
oci.xml run-oci: CODE_DIR ?= $(CURDIR)
oci.xml run-oci: OS_VARIANT ?= linux2020
oci.xml run-oci: MEMORY ?= 2048
oci.xml run-oci: VCPUS ?= 2
oci.xml: CPU ?= 
oci.xml run-oci: NESTED ?= no
oci.xml run-oci: MACHINE ?= 
oci.xml run-oci: FIRMWARE ?= bios
oci.xml run-oci: BOOT_ORDER ?= 
oci.xml run-oci: DISK_BUS ?= virtio
oci.xml run-oci: DISK_CACHE ?= default
oci.xml run-oci: DISK_IO ?= 
oci.xml run-oci: DISK_DISCARD ?= 
oci.xml run-oci: CDROM ?= 
oci.xml run-oci: NETWORK ?= network=makebox-01234567-vms
oci.xml run-oci: GRAPHICS ?= none
oci.xml run-oci: VIDEO ?= 
oci.xml run-oci: RNG ?= yes
oci.xml run-oci: SERIAL_LOG ?= yes
oci.xml run-oci: GUEST_AGENT ?= yes
oci.xml run-oci: KERNEL_ARGS ?= quiet
oci.xml run-oci: AUTOSTART ?= no
oci.xml run-oci: TITLE ?= 
oci.xml run-oci: DESCRIPTION ?= 
oci.xml run-oci: VIRT_INSTALL_FLAGS ?= 
oci.xml run-oci: FAST_BOOT ?= yes
oci.xml run-oci: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
