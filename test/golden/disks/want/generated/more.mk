################################################################################
# more, from distros/more.ini
################################################################################

more.uuid = 2bef5059-8a8c-882a-8a4b-5496bd715fb7
more.mac = 52:54:00:9e:e7:41
more.definition = more
more.image = d5c07b7b9a75ea0e-more
more.kernel = 60447bd5db378e65-debian-bookworm
more.empty = 
more.parent = 60447bd5db378e65-debian-bookworm
more.bare = 1
more.kernel-args = quiet
more.unlocked = base
more.networks = 
more.nics = 
more.forwards = hostfwd=tcp:127.0.0.1:23117-:22
more.shares = code
more.readonly = 
more.share-code = target=/code
more.ninep = 
more.create = 
more.disks = scratch.raw data.qcow2
more.disk-scratch.raw = driver.type=raw,bus=scsi,serial=scratch
more.size-scratch.raw = 10G
more.disk-data.qcow2 = driver.type=qcow2,bus=virtio,serial=data
more.size-data.qcow2 = 20G
more.xml = --xml xpath.set=./devices/memballoon/@model,xpath.value=none --xml xpath.set='./devices/disk[2]/driver/@queues',xpath.value='2$(or ;)\#$$x \'\''y\'\''\, z'
more.owner = 1234:+1235
more.xml: CODE_DIR ?= $(CURDIR)
more.xml: OS_VARIANT ?= linux2020
more.xml: MEMORY ?= 2048
more.xml: VCPUS ?= 2
more.xml: CPU ?= 
more.xml: NESTED ?= yes
more.xml: MACHINE ?= 
more.xml: FIRMWARE ?= efi
more.xml: BOOT_ORDER ?= 
more.xml: DISK_BUS ?= virtio
more.xml: DISK_CACHE ?= none
more.xml: DISK_IO ?= native
more.xml: DISK_DISCARD ?= 
more.xml: CDROM ?= /srv/it's, all.iso
more.xml: NETWORK ?= network=default
more.xml: GRAPHICS ?= none
more.xml: VIDEO ?= virtio,accel3d=yes
more.xml: RNG ?= yes
more.xml: SERIAL_LOG ?= yes
more.xml: GUEST_AGENT ?= yes
more.xml: KERNEL_ARGS ?= quiet
more.xml: AUTOSTART ?= no
more.xml: TITLE ?= a, "b" $$(c)
more.xml: DESCRIPTION ?= what it is for
more.xml: VIRT_INSTALL_FLAGS ?= 
more.xml: FSDEV_FLAGS ?= driver.type=virtiofs,accessmode=passthrough
