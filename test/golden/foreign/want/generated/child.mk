################################################################################
# child, from distros/child.ini
################################################################################

child.uuid = 099a09d2-766f-850e-9f2a-739be0498daa
child.mac = 52:54:00:bb:34:65
child.definition = child
child.image = b94910153a872e72-child
child.kernel = 6eeb640309a29b3e-tools
child.empty = 
child.parent = 6eeb640309a29b3e-tools
child.bare = 1
child.foreign = aarch64
child.kernel-args = quiet
child.unlocked = arm
child.linux = 
child.network = makebox-01234567-vms
child.networks = 
child.nics = 
child.forwards = hostfwd=tcp:127.0.0.1:31575-:22
child.shares = code
child.readonly = 
child.share-code = target=/code
child.ninep = 
child.create = 
child.run-warmth = 4 22
child.run-plugs = -device pcie-root-port,id=plug-0,slot=1
child.run-shares = code
child.run-source-code = 
child.run-target-code = /code
child.disks = 
child.xml = 
child.owner = 1234:+1235
child.xml run-child: CODE_DIR ?= $(CURDIR)
child.xml run-child: OS_VARIANT ?= debian11
child.xml run-child: MEMORY ?= 2048
child.xml run-child: VCPUS ?= 2
child.xml: CPU ?= 
child.xml run-child: NESTED ?= no
child.xml run-child: MACHINE ?= 
child.xml run-child: FIRMWARE ?= bios
child.xml run-child: BOOT_ORDER ?= 
child.xml run-child: DISK_BUS ?= virtio
child.xml run-child: DISK_CACHE ?= default
child.xml run-child: DISK_IO ?= 
child.xml run-child: DISK_DISCARD ?= 
child.xml run-child: CDROM ?= 
child.xml run-child: NETWORK ?= network=makebox-01234567-vms
child.xml run-child: GRAPHICS ?= none
child.xml run-child: VIDEO ?= 
child.xml run-child: RNG ?= yes
child.xml run-child: SERIAL_LOG ?= yes
child.xml run-child: GUEST_AGENT ?= yes
child.xml run-child: KERNEL_ARGS ?= quiet
child.xml run-child: AUTOSTART ?= no
child.xml run-child: TITLE ?= 
child.xml run-child: DESCRIPTION ?= 
child.xml run-child: VIRT_INSTALL_FLAGS ?= 
child.xml run-child: FAST_BOOT ?= yes
child.xml run-child: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
