################################################################################
# top, from distros/top.ini
################################################################################

top.uuid = 93cc93fd-d523-835d-9deb-1d429748927a
top.mac = 52:54:00:5b:10:0c
top.definition = top
top.image = a3b0e08343062b38-top
top.kernel = 67f10482eb6f362b-common
top.parent = 67f10482eb6f362b-common
top.bare = 1
top.kernel-args = quiet
top.unlocked = 
top.shares = code
top.readonly = 
top.create = 
top.owner = 1234:+1235
top.xml: CODE_DIR ?= $(CURDIR)
top.xml: OS_VARIANT ?= debian11
top.xml: MEMORY ?= 512
top.xml: VCPUS ?= 3
top.xml: CPU ?= 
top.xml: NETWORK ?= network=default
top.xml: GRAPHICS ?= none
top.xml: KERNEL_ARGS ?= quiet
top.xml: VIRT_INSTALL_FLAGS ?= 
top.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
