################################################################################
# almalinux-9, from distros/almalinux-9.ini
################################################################################

almalinux-9.uuid = d93f31e4-0d2e-853b-b45f-80e97df4e7d2
almalinux-9.mac = 52:54:00:a4:20:6c
almalinux-9.definition = almalinux-9
almalinux-9.image = 0ed329a780600132-almalinux-9
almalinux-9.kernel = 
almalinux-9.empty = 
almalinux-9.parent = 18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64
almalinux-9.bare = 
almalinux-9.kernel-args = quiet
almalinux-9.unlocked = almalinux-9
almalinux-9.networks = 
almalinux-9.nics = 
almalinux-9.forwards = hostfwd=tcp:127.0.0.1:25184-:22
almalinux-9.shares = code
almalinux-9.readonly = 
almalinux-9.share-code = target=/code
almalinux-9.ninep = 
almalinux-9.create = 
almalinux-9.disks = 
almalinux-9.xml = 
almalinux-9.owner = 1234:+1235
almalinux-9.xml: CODE_DIR ?= $(CURDIR)
almalinux-9.xml: OS_VARIANT ?= centos-stream9
almalinux-9.xml: MEMORY ?= 2048
almalinux-9.xml: VCPUS ?= 2
almalinux-9.xml: CPU ?= 
almalinux-9.xml: NESTED ?= no
almalinux-9.xml: MACHINE ?= 
almalinux-9.xml: FIRMWARE ?= bios
almalinux-9.xml: BOOT_ORDER ?= 
almalinux-9.xml: DISK_BUS ?= virtio
almalinux-9.xml: DISK_CACHE ?= default
almalinux-9.xml: DISK_IO ?= 
almalinux-9.xml: DISK_DISCARD ?= 
almalinux-9.xml: CDROM ?= 
almalinux-9.xml: NETWORK ?= network=default
almalinux-9.xml: GRAPHICS ?= none
almalinux-9.xml: VIDEO ?= 
almalinux-9.xml: RNG ?= yes
almalinux-9.xml: SERIAL_LOG ?= yes
almalinux-9.xml: GUEST_AGENT ?= yes
almalinux-9.xml: KERNEL_ARGS ?= quiet
almalinux-9.xml: AUTOSTART ?= no
almalinux-9.xml: TITLE ?= 
almalinux-9.xml: DESCRIPTION ?= 
almalinux-9.xml: VIRT_INSTALL_FLAGS ?= 
almalinux-9.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
