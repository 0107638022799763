################################################################################
# oci-new, from distros/oci-new.ini
################################################################################

oci-new.uuid = 86a09a2e-fdcd-8d9d-b404-9fe39ab70e24
oci-new.mac = 52:54:00:08:9e:4a
oci-new.definition = oci-new
oci-new.image = f6fac2f1c43dafb8-oci-new
oci-new.kernel = 
oci-new.empty = 
oci-new.parent = 9885bd0585437a7b-fedora
oci-new.bare = 
oci-new.foreign = 
oci-new.kernel-args = quiet
oci-new.unlocked = oci-new
oci-new.linux = 
oci-new.network = makebox-01234567-vms
oci-new.networks = 
oci-new.nics = 
oci-new.forwards = hostfwd=tcp:127.0.0.1:26309-:22
oci-new.shares = code
oci-new.readonly = 
oci-new.share-code = target=/code
oci-new.ninep = 
oci-new.create = 
oci-new.run-warmth = 4 22
oci-new.run-plugs = -device pcie-root-port,id=plug-0,slot=1
oci-new.run-shares = code
oci-new.run-source-code = 
oci-new.run-target-code = /code
oci-new.disks = 
oci-new.xml = 
oci-new.owner = 1234:+1235
oci-new.xml run-oci-new: CODE_DIR ?= $(CURDIR)
oci-new.xml run-oci-new: OS_VARIANT ?= linux2020
oci-new.xml run-oci-new: MEMORY ?= 2048
oci-new.xml run-oci-new: VCPUS ?= 2
oci-new.xml: CPU ?= 
oci-new.xml run-oci-new: NESTED ?= no
oci-new.xml run-oci-new: MACHINE ?= 
oci-new.xml run-oci-new: FIRMWARE ?= bios
oci-new.xml run-oci-new: BOOT_ORDER ?= 
oci-new.xml run-oci-new: DISK_BUS ?= virtio
oci-new.xml run-oci-new: DISK_CACHE ?= default
oci-new.xml run-oci-new: DISK_IO ?= 
oci-new.xml run-oci-new: DISK_DISCARD ?= 
oci-new.xml run-oci-new: CDROM ?= 
oci-new.xml run-oci-new: NETWORK ?= network=makebox-01234567-vms
oci-new.xml run-oci-new: GRAPHICS ?= none
oci-new.xml run-oci-new: VIDEO ?= 
oci-new.xml run-oci-new: RNG ?= yes
oci-new.xml run-oci-new: SERIAL_LOG ?= yes
oci-new.xml run-oci-new: GUEST_AGENT ?= yes
oci-new.xml run-oci-new: KERNEL_ARGS ?= quiet
oci-new.xml run-oci-new: AUTOSTART ?= no
oci-new.xml run-oci-new: TITLE ?= 
oci-new.xml run-oci-new: DESCRIPTION ?= 
oci-new.xml run-oci-new: VIRT_INSTALL_FLAGS ?= 
oci-new.xml run-oci-new: FAST_BOOT ?= yes
oci-new.xml run-oci-new: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
