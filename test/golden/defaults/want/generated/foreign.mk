################################################################################
# foreign, from distros/foreign.ini
################################################################################

foreign.uuid = 2660eae2-4009-8429-bf8b-a567573185f8
foreign.mac = 52:54:00:f6:84:da
foreign.definition = foreign
foreign.image = 14eb13063846bac7-foreign
foreign.kernel = 
foreign.parent = 5e2045115f46b3e4-common
foreign.bare = 
foreign.kernel-args = quiet
foreign.unlocked = 
foreign.shares = code
foreign.readonly = 
foreign.create = 
foreign.owner = 1234:+1235
foreign.xml: CODE_DIR ?= $(CURDIR)
foreign.xml: OS_VARIANT ?= linux2022
foreign.xml: MEMORY ?= 512
foreign.xml: VCPUS ?= 3
foreign.xml: CPU ?= 
foreign.xml: NETWORK ?= network=default
foreign.xml: GRAPHICS ?= none
foreign.xml: KERNEL_ARGS ?= quiet
foreign.xml: VIRT_INSTALL_FLAGS ?= 
foreign.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
