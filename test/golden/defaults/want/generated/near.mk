################################################################################
# near, from distros/near.ini
################################################################################

near.uuid = 59ca38bb-30c0-801c-b23d-8174e5ab2f4a
near.mac = 52:54:00:f6:12:12
near.definition = near
near.image = df2fcce13982427c-near
near.kernel = 0dadafddbd7b8f28-own
near.empty = 
near.parent = 0dadafddbd7b8f28-own
near.bare = 1
near.foreign = 
near.kernel-args = quiet
near.unlocked = 
near.linux = 
near.network = makebox-01234567-vms
near.networks = 
near.nics = 
near.forwards = hostfwd=tcp:127.0.0.1:28958-:22
near.shares = code
near.readonly = 
near.share-code = target=/code
near.ninep = 
near.create = 
near.run-warmth = 4 22
near.run-plugs = -device pcie-root-port,id=plug-0,slot=1
near.run-shares = code
near.run-source-code = 
near.run-target-code = /code
near.disks = 
near.xml = 
near.owner = 1234:+1235
near.xml run-near: CODE_DIR ?= $(CURDIR)
near.xml run-near: OS_VARIANT ?= debian11
near.xml run-near: MEMORY ?= 4096
near.xml run-near: VCPUS ?= 1
near.xml: CPU ?= 
near.xml run-near: NESTED ?= no
near.xml run-near: MACHINE ?= 
near.xml run-near: FIRMWARE ?= bios
near.xml run-near: BOOT_ORDER ?= 
near.xml run-near: DISK_BUS ?= virtio
near.xml run-near: DISK_CACHE ?= default
near.xml run-near: DISK_IO ?= 
near.xml run-near: DISK_DISCARD ?= 
near.xml run-near: CDROM ?= 
near.xml run-near: NETWORK ?= network=makebox-01234567-vms
near.xml run-near: GRAPHICS ?= none
near.xml run-near: VIDEO ?= 
near.xml run-near: RNG ?= yes
near.xml run-near: SERIAL_LOG ?= yes
near.xml run-near: GUEST_AGENT ?= yes
near.xml run-near: KERNEL_ARGS ?= quiet
near.xml run-near: AUTOSTART ?= no
near.xml run-near: TITLE ?= 
near.xml run-near: DESCRIPTION ?= 
near.xml run-near: VIRT_INSTALL_FLAGS ?= 
near.xml run-near: FAST_BOOT ?= yes
near.xml run-near: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
