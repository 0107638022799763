################################################################################
# web, from distros/web.ini
################################################################################

web.uuid = 89698777-c9ee-830a-a1f5-574d1d0b541e
web.mac = 52:54:00:cc:b3:a5
web.definition = web
web.image = fe0b7081f1a5b806-web
web.kernel = a9f71bb874c7fbc3-debian-bookworm
web.parent = a9f71bb874c7fbc3-debian-bookworm
web.bare = 1
web.kernel-args = quiet
web.unlocked = 
web.shares = code
web.readonly = 
web.create = 
web.owner = 1234:+1235
web.xml: CODE_DIR ?= $(CURDIR)
web.xml: OS_VARIANT ?= linux2020
web.xml: MEMORY ?= 2048
web.xml: VCPUS ?= 2
web.xml: CPU ?= 
web.xml: NETWORK ?= network=default
web.xml: GRAPHICS ?= none
web.xml: KERNEL_ARGS ?= quiet
web.xml: VIRT_INSTALL_FLAGS ?= 
web.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-web: up-db up-queue
down-db down-queue: down-web
