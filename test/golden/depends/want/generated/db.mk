################################################################################
# db, from distros/db.ini
################################################################################

db.uuid = 95630406-d543-827c-9d67-2b8b73c2565a
db.mac = 52:54:00:19:a2:3a
db.definition = db
db.image = 27bc9e2af936125d-db
db.kernel = a9f71bb874c7fbc3-debian-bookworm
db.parent = a9f71bb874c7fbc3-debian-bookworm
db.bare = 1
db.kernel-args = quiet
db.unlocked = 
db.shares = code
db.readonly = 
db.create = 
db.owner = 1234:+1235
db.xml: CODE_DIR ?= $(CURDIR)
db.xml: OS_VARIANT ?= linux2020
db.xml: MEMORY ?= 2048
db.xml: VCPUS ?= 2
db.xml: CPU ?= 
db.xml: NETWORK ?= network=default
db.xml: GRAPHICS ?= none
db.xml: KERNEL_ARGS ?= quiet
db.xml: VIRT_INSTALL_FLAGS ?= 
db.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
