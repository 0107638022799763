################################################################################
# listed, from distros/listed.ini
################################################################################

listed.uuid = 606a17b4-ed0b-8007-98d7-e02088cecb23
listed.mac = 52:54:00:2b:6b:c7
listed.definition = listed
listed.image = 2e6d92892fff31bc-listed
listed.kernel = 
listed.empty = 
listed.parent = c9926fc269fca454-disk
listed.bare = 
listed.kernel-args = quiet
listed.unlocked = listed
listed.networks = 
listed.nics = 
listed.forwards = hostfwd=tcp:127.0.0.1:25180-:22
listed.shares = code
listed.readonly = 
listed.share-code = target=/code
listed.ninep = 
listed.create = 
listed.disks = 
listed.xml = 
listed.owner = 1234:+1235
listed.xml: CODE_DIR ?= $(CURDIR)
listed.xml: OS_VARIANT ?= linux2020
listed.xml: MEMORY ?= 2048
listed.xml: VCPUS ?= 2
listed.xml: CPU ?= 
listed.xml: NESTED ?= no
listed.xml: MACHINE ?= 
listed.xml: FIRMWARE ?= bios
listed.xml: BOOT_ORDER ?= 
listed.xml: DISK_BUS ?= virtio
listed.xml: DISK_CACHE ?= default
listed.xml: DISK_IO ?= 
listed.xml: DISK_DISCARD ?= 
listed.xml: CDROM ?= 
listed.xml: NETWORK ?= network=default
listed.xml: GRAPHICS ?= none
listed.xml: VIDEO ?= 
listed.xml: RNG ?= yes
listed.xml: SERIAL_LOG ?= yes
listed.xml: GUEST_AGENT ?= yes
listed.xml: KERNEL_ARGS ?= quiet
listed.xml: AUTOSTART ?= no
listed.xml: TITLE ?= 
listed.xml: DESCRIPTION ?= 
listed.xml: VIRT_INSTALL_FLAGS ?= 
listed.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
