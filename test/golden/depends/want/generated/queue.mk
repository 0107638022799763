################################################################################
# queue, from distros/queue.ini
################################################################################

queue.uuid = 240fe8a1-2e18-840d-963b-c9756744bbe0
queue.mac = 52:54:00:e1:73:56
queue.definition = queue
queue.image = de8163cb5249c8a0-queue
queue.kernel = a9f71bb874c7fbc3-debian-bookworm
queue.parent = a9f71bb874c7fbc3-debian-bookworm
queue.bare = 1
queue.kernel-args = quiet
queue.unlocked = 
queue.shares = code
queue.readonly = 
queue.create = 
queue.owner = 1234:+1235
queue.xml: CODE_DIR ?= $(CURDIR)
queue.xml: OS_VARIANT ?= linux2020
queue.xml: MEMORY ?= 2048
queue.xml: VCPUS ?= 2
queue.xml: CPU ?= 
queue.xml: NETWORK ?= network=default
queue.xml: GRAPHICS ?= none
queue.xml: KERNEL_ARGS ?= quiet
queue.xml: VIRT_INSTALL_FLAGS ?= 
queue.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough

# What it depends on comes up before it, and goes down after it.
up-queue: up-db
down-db: down-queue
