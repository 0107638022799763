################################################################################
# base, from distros/base.ini
################################################################################

base.uuid = 9b96faeb-05a7-8d8a-b300-5fac87ea009a
base.mac = 52:54:00:46:a2:d0
base.definition = base
base.image = 4916db6d7223a67c-base
base.kernel = 67f10482eb6f362b-common
base.parent = 67f10482eb6f362b-common
base.bare = 1
base.kernel-args = quiet
base.unlocked = 
base.shares = code
base.readonly = 
base.create = 
base.owner = 1234:+1235
base.xml: CODE_DIR ?= $(CURDIR)
base.xml: OS_VARIANT ?= debian11
base.xml: MEMORY ?= 512
base.xml: VCPUS ?= 1
base.xml: CPU ?= 
base.xml: NETWORK ?= network=default
base.xml: GRAPHICS ?= none
base.xml: KERNEL_ARGS ?= quiet
base.xml: VIRT_INSTALL_FLAGS ?= 
base.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
