################################################################################
# near, from distros/near.ini
################################################################################

near.uuid = 59ca38bb-30c0-801c-b23d-8174e5ab2f4a
near.mac = 52:54:00:f6:12:12
near.definition = near
near.image = 3e64538840e2519b-near
near.kernel = 788df249aff8a2d6-own
near.parent = 788df249aff8a2d6-own
near.bare = 1
near.kernel-args = quiet
near.unlocked = 
near.shares = code
near.readonly = 
near.create = 
near.owner = 1234:+1235
near.xml: CODE_DIR ?= $(CURDIR)
near.xml: OS_VARIANT ?= debian11
near.xml: MEMORY ?= 4096
near.xml: VCPUS ?= 1
near.xml: CPU ?= 
near.xml: NETWORK ?= network=default
near.xml: GRAPHICS ?= none
near.xml: KERNEL_ARGS ?= quiet
near.xml: VIRT_INSTALL_FLAGS ?= 
near.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
