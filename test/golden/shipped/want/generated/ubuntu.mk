################################################################################
# ubuntu, from distros/ubuntu.ini
################################################################################

ubuntu.uuid = 8500f663-37fe-81a6-958b-9989a516285f
ubuntu.mac = 52:54:00:f0:bc:3b
ubuntu.definition = ubuntu
ubuntu.image = fbc90ba4a303cdeb-ubuntu
ubuntu.kernel = f2200abadac286cd-ubuntu-resolute
ubuntu.parent = f2200abadac286cd-ubuntu-resolute
ubuntu.bare = 1
ubuntu.kernel-args = quiet
ubuntu.unlocked = ubuntu
ubuntu.networks = 
ubuntu.nics = 
ubuntu.shares = code
ubuntu.readonly = 
ubuntu.create = 
ubuntu.owner = 1234:+1235
ubuntu.xml: CODE_DIR ?= $(CURDIR)
ubuntu.xml: OS_VARIANT ?= ubuntu22.04
ubuntu.xml: MEMORY ?= 2048
ubuntu.xml: VCPUS ?= 2
ubuntu.xml: CPU ?= 
ubuntu.xml: NETWORK ?= network=default
ubuntu.xml: GRAPHICS ?= none
ubuntu.xml: KERNEL_ARGS ?= quiet
ubuntu.xml: VIRT_INSTALL_FLAGS ?= 
ubuntu.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
