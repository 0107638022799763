################################################################################
# oci-digest, from distros/oci-digest.ini
################################################################################

oci-digest.uuid = b204b605-58b5-89a2-bb73-f1c5c90954ea
oci-digest.mac = 52:54:00:be:06:b0
oci-digest.definition = oci-digest
oci-digest.image = 64b11a9f5f4db230-oci-digest
oci-digest.kernel = 
oci-digest.empty = 
oci-digest.parent = da218ade0459e05a-fedora
oci-digest.bare = 
oci-digest.foreign = 
oci-digest.kernel-args = quiet
oci-digest.unlocked = 
oci-digest.linux = 
oci-digest.network = makebox-01234567-vms
oci-digest.networks = 
oci-digest.nics = 
oci-digest.forwards = hostfwd=tcp:127.0.0.1:21369-:22
oci-digest.shares = code
oci-digest.readonly = 
oci-digest.share-code = target=/code
oci-digest.ninep = 
oci-digest.create = 
oci-digest.run-warmth = 4 22
oci-digest.run-plugs = -device pcie-root-port,id=plug-0,slot=1
oci-digest.run-shares = code
oci-digest.run-source-code = 
oci-digest.run-target-code = /code
oci-digest.disks = 
oci-digest.xml = 
oci-digest.owner = 1234:+1235
oci-digest.xml run-oci-digest: CODE_DIR ?= $(CURDIR)
oci-digest.xml run-oci-digest: OS_VARIANT ?= linux2020
oci-digest.xml run-oci-digest: MEMORY ?= 2048
oci-digest.xml run-oci-digest: VCPUS ?= 2
oci-digest.xml: CPU ?= 
oci-digest.xml run-oci-digest: NESTED ?= no
oci-digest.xml run-oci-digest: MACHINE ?= 
oci-digest.xml run-oci-digest: FIRMWARE ?= bios
oci-digest.xml run-oci-digest: BOOT_ORDER ?= 
oci-digest.xml run-oci-digest: DISK_BUS ?= virtio
oci-digest.xml run-oci-digest: DISK_CACHE ?= default
oci-digest.xml run-oci-digest: DISK_IO ?= 
oci-digest.xml run-oci-digest: DISK_DISCARD ?= 
oci-digest.xml run-oci-digest: CDROM ?= 
oci-digest.xml run-oci-digest: NETWORK ?= network=makebox-01234567-vms
oci-digest.xml run-oci-digest: GRAPHICS ?= none
oci-digest.xml run-oci-digest: VIDEO ?= 
oci-digest.xml run-oci-digest: RNG ?= yes
oci-digest.xml run-oci-digest: SERIAL_LOG ?= yes
oci-digest.xml run-oci-digest: GUEST_AGENT ?= yes
oci-digest.xml run-oci-digest: KERNEL_ARGS ?= quiet
oci-digest.xml run-oci-digest: AUTOSTART ?= no
oci-digest.xml run-oci-digest: TITLE ?= 
oci-digest.xml run-oci-digest: DESCRIPTION ?= 
oci-digest.xml run-oci-digest: VIRT_INSTALL_FLAGS ?= 
oci-digest.xml run-oci-digest: FAST_BOOT ?= yes
oci-digest.xml run-oci-digest: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
