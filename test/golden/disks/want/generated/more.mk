################################################################################
# more, from distros/more.ini
################################################################################

more.uuid = 2bef5059-8a8c-882a-8a4b-5496bd715fb7
more.mac = 52:54:00:9e:e7:41
more.definition = more
more.image = a1474018900c36d4-more
more.kernel = 60447bd5db378e65-debian-bookworm
more.empty = 
more.parent = 60447bd5db378e65-debian-bookworm
more.bare = 1
more.foreign = 
more.kernel-args = quiet
more.unlocked = base
more.linux = 
more.network = makebox-01234567-vms
more.networks = 
more.nics = 
more.forwards = hostfwd=tcp:127.0.0.1:23117-:22
more.shares = code
more.readonly = 
more.share-code = target=/code
more.ninep = 
more.create = 
more.run-warmth = 4 22
more.run-plugs = -device pcie-root-port,id=plug-0,slot=1
more.run-shares = code
more.run-source-code = 
more.run-target-code = /code
more.disks = scratch.raw data.qcow2
more.disk-scratch.raw = driver.type=raw,bus=scsi,serial=scratch
more.size-scratch.raw = 10G
more.disk-data.qcow2 = driver.type=qcow2,bus=virtio,serial=data
more.size-data.qcow2 = 20G
more.xml = --xml xpath.set=./devices/memballoon/@model,xpath.value=none --xml xpath.set='./devices/disk[2]/driver/@queues',xpath.value='2$(or ;)\#$$x \'\''y\'\''\, z'
more.owner = 1234:+1235
more.xml run-more: CODE_DIR ?= $(CURDIR)
more.xml run-more: OS_VARIANT ?= linux2020
more.xml run-more: MEMORY ?= 2048
more.xml run-more: VCPUS ?= 2
more.xml: CPU ?= 
more.xml run-more: NESTED ?= yes
more.xml run-more: MACHINE ?= 
more.xml run-more: FIRMWARE ?= efi
more.xml run-more: BOOT_ORDER ?= 
more.xml run-more: DISK_BUS ?= virtio
more.xml run-more: DISK_CACHE ?= none
more.xml run-more: DISK_IO ?= native
more.xml run-more: DISK_DISCARD ?= 
more.xml run-more: CDROM ?= /srv/it's, all.iso
more.xml run-more: NETWORK ?= network=makebox-01234567-vms
more.xml run-more: GRAPHICS ?= none
more.xml run-more: VIDEO ?= virtio,accel3d=yes
more.xml run-more: RNG ?= yes
more.xml run-more: SERIAL_LOG ?= yes
more.xml run-more: GUEST_AGENT ?= yes
more.xml run-more: KERNEL_ARGS ?= quiet
more.xml run-more: AUTOSTART ?= no
more.xml run-more: TITLE ?= a, "b" $$(c)
more.xml run-more: DESCRIPTION ?= what it is for
more.xml run-more: VIRT_INSTALL_FLAGS ?= 
more.xml run-more: FAST_BOOT ?= yes
more.xml run-more: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
