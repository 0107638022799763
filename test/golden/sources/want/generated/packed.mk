################################################################################
# packed, from distros/packed.ini
################################################################################

packed.uuid = 954e7b5a-3da2-899d-9fe3-446213176a8c
packed.mac = 52:54:00:c1:89:2d
packed.definition = packed
packed.image = 98b0b203aeac7fcf-packed
packed.kernel = 
packed.parent = 008262c2332da972-disk
packed.bare = 
packed.kernel-args = quiet
packed.unlocked = 
packed.networks = 
packed.nics = 
packed.forwards = hostfwd=tcp:127.0.0.1:27283-:22
packed.shares = code
packed.readonly = 
packed.share-code = target=/code
packed.create = 
packed.owner = 1234:+1235
packed.xml: CODE_DIR ?= $(CURDIR)
packed.xml: OS_VARIANT ?= linux2020
packed.xml: MEMORY ?= 2048
packed.xml: VCPUS ?= 2
packed.xml: CPU ?= 
packed.xml: NETWORK ?= network=default
packed.xml: GRAPHICS ?= none
packed.xml: KERNEL_ARGS ?= quiet
packed.xml: VIRT_INSTALL_FLAGS ?= 
packed.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
