################################################################################
# almalinux-9, from distros/almalinux-9.ini
################################################################################

almalinux-9.uuid = d93f31e4-0d2e-853b-b45f-80e97df4e7d2
almalinux-9.mac = 52:54:00:a4:20:6c
almalinux-9.definition = almalinux-9
almalinux-9.image = 13e34e321597adbc-almalinux-9
almalinux-9.kernel = 
almalinux-9.empty = 
almalinux-9.parent = 18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64
almalinux-9.bare = 
almalinux-9.foreign = 
almalinux-9.kernel-args = quiet
almalinux-9.unlocked = almalinux-9
almalinux-9.linux = 
almalinux-9.network = makebox-01234567-vms
almalinux-9.networks = 
almalinux-9.nics = 
almalinux-9.forwards = hostfwd=tcp:127.0.0.1:25184-:22
almalinux-9.shares = code
almalinux-9.readonly = 
almalinux-9.share-code = target=/code
almalinux-9.ninep = 
almalinux-9.create = 
almalinux-9.run-warmth = 4 22
almalinux-9.run-plugs = -device pcie-root-port,id=plug-0,slot=1
almalinux-9.run-shares = code
almalinux-9.run-source-code = 
almalinux-9.run-target-code = /code
almalinux-9.disks = 
almalinux-9.xml = 
almalinux-9.owner = 1234:+1235
almalinux-9.xml run-almalinux-9: CODE_DIR ?= $(CURDIR)
almalinux-9.xml run-almalinux-9: OS_VARIANT ?= centos-stream9
almalinux-9.xml run-almalinux-9: MEMORY ?= 2048
almalinux-9.xml run-almalinux-9: VCPUS ?= 2
almalinux-9.xml: CPU ?= 
almalinux-9.xml run-almalinux-9: NESTED ?= no
almalinux-9.xml run-almalinux-9: MACHINE ?= 
almalinux-9.xml run-almalinux-9: FIRMWARE ?= bios
almalinux-9.xml run-almalinux-9: BOOT_ORDER ?= 
almalinux-9.xml run-almalinux-9: DISK_BUS ?= virtio
almalinux-9.xml run-almalinux-9: DISK_CACHE ?= default
almalinux-9.xml run-almalinux-9: DISK_IO ?= 
almalinux-9.xml run-almalinux-9: DISK_DISCARD ?= 
almalinux-9.xml run-almalinux-9: CDROM ?= 
almalinux-9.xml run-almalinux-9: NETWORK ?= network=makebox-01234567-vms
almalinux-9.xml run-almalinux-9: GRAPHICS ?= none
almalinux-9.xml run-almalinux-9: VIDEO ?= 
almalinux-9.xml run-almalinux-9: RNG ?= yes
almalinux-9.xml run-almalinux-9: SERIAL_LOG ?= yes
almalinux-9.xml run-almalinux-9: GUEST_AGENT ?= yes
almalinux-9.xml run-almalinux-9: KERNEL_ARGS ?= quiet
almalinux-9.xml run-almalinux-9: AUTOSTART ?= no
almalinux-9.xml run-almalinux-9: TITLE ?= 
almalinux-9.xml run-almalinux-9: DESCRIPTION ?= 
almalinux-9.xml run-almalinux-9: VIRT_INSTALL_FLAGS ?= 
almalinux-9.xml run-almalinux-9: FAST_BOOT ?= yes
almalinux-9.xml run-almalinux-9: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
