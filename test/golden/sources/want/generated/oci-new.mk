################################################################################
# oci-new, from distros/oci-new.ini
################################################################################

oci-new.uuid = 86a09a2e-fdcd-8d9d-b404-9fe39ab70e24
oci-new.mac = 52:54:00:08:9e:4a
oci-new.definition = oci-new
oci-new.image = f6196df5e31dc877-oci-new
oci-new.kernel = 
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
oci-new.create = 
oci-new.owner = 1234:+1235
oci-new.xml: CODE_DIR ?= $(CURDIR)
oci-new.xml: OS_VARIANT ?= linux2020
oci-new.xml: MEMORY ?= 2048
oci-new.xml: VCPUS ?= 2
oci-new.xml: CPU ?= 
oci-new.xml: NETWORK ?= network=default
oci-new.xml: GRAPHICS ?= none
oci-new.xml: KERNEL_ARGS ?= quiet
oci-new.xml: VIRT_INSTALL_FLAGS ?= 
oci-new.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
