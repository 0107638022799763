# the cloud image at https://cloud.example/disk.qcow2
generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef: | generated/workspace
	$(Q)exec $(MAKEBOX) download https://cloud.example/disk.qcow2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@
generated/data/layers/fc6383a3cbe2f550-disk.qcow2: | generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef generated/workspace
	$(Q)$(begin-layer)
	$(bound) qemu-img convert -O qcow2 generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@.tmp
	qemu-img resize -q $@.tmp 10G
	$(end-layer)

# cloud: host name, user ada, keys, the share's mount
generated/data/layers/97c94d4b1d8a5a0f-cloud.qcow2: | generated/data/layers/fc6383a3cbe2f550-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b fc6383a3cbe2f550-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/34f464e514f53bbb-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,contrib \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-amd64,vim \
	  $(mmdebstrap-hooks) bookworm $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm-updates main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian)-security bookworm-security main contrib)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/34f464e514f53bbb-debian-bookworm: | generated/data/layers/34f464e514f53bbb-debian-bookworm.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/34f464e514f53bbb-debian-bookworm.qcow2 $@

# deb: host name, user ada, keys, the share's mount
generated/data/layers/76e8ad72f211bae6-deb.qcow2: | generated/data/layers/34f464e514f53bbb-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 34f464e514f53bbb-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.img
generated/data/downloads/not-locked-yet-3e32fe088f377673-disk: | generated/workspace
	$(Q)exec $(MAKEBOX) download https://cloud.example/disk.img  $@
generated/data/layers/3e32fe088f377673-disk.qcow2: | generated/data/downloads/not-locked-yet-3e32fe088f377673-disk generated/workspace
	$(Q)$(begin-layer)
	$(bound) qemu-img convert -O qcow2 generated/data/downloads/not-locked-yet-3e32fe088f377673-disk $@.tmp
	qemu-img resize -q $@.tmp 10G
	$(end-layer)

# listed: host name, user ada, keys, the share's mount
generated/data/layers/c4441012a9533fdd-listed.qcow2: | generated/data/layers/3e32fe088f377673-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3e32fe088f377673-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu noble from packages: its file system is made without root and without an appliance
generated/data/layers/c3dc3b3d478de2e4-ubuntu-noble.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-virtual \
	  $(mmdebstrap-hooks) noble $@.tar \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/c3dc3b3d478de2e4-ubuntu-noble: | generated/data/layers/c3dc3b3d478de2e4-ubuntu-noble.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/c3dc3b3d478de2e4-ubuntu-noble.qcow2 $@

# noble: host name, user ada, keys, the share's mount
generated/data/layers/3f3a37e462a4996f-noble.qcow2: | generated/data/layers/c3dc3b3d478de2e4-ubuntu-noble.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c3dc3b3d478de2e4-ubuntu-noble.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/own.lock says
generated/data/layers/5cd2d59ef34891dd-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock own --check
	VIRT_BUILDER_DIRS=generated/repos/5cd2d59ef34891dd-mine $(bound) virt-builder mine --format qcow2 --size 10G \
	  --cache generated/data/downloads/5c062e1bba36efdd-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# own: host name, user ada, keys, the share's mount
generated/data/layers/f5f5e739c084f394-own.qcow2: | generated/data/layers/5cd2d59ef34891dd-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 5cd2d59ef34891dd-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.raw.xz?a=1&b=$(c)
generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210: | generated/workspace
	$(Q)exec $(MAKEBOX) download 'https://cloud.example/disk.raw.xz?a=1&b=$$(c)' fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 $@
generated/data/layers/45151a6a501b14d7-disk.qcow2: | generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 generated/workspace
	$(Q)$(begin-layer)
	$(bound) xz -dc <generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 >$@.unpacked
	$(bound) qemu-img convert -O qcow2 $@.unpacked $@.tmp; rm -f $@.unpacked
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp 10G
	$(bound) virt-resize --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# packed: host name, user ada, keys, the share's mount
generated/data/layers/e5c6056f73607aca-packed.qcow2: | generated/data/layers/45151a6a501b14d7-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 45151a6a501b14d7-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian sid from packages: its file system is made without root and without an appliance
generated/data/layers/088a264defcfe137-debian-sid.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) sid $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) sid main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/088a264defcfe137-debian-sid: | generated/data/layers/088a264defcfe137-debian-sid.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/088a264defcfe137-debian-sid.qcow2 $@

# sid: host name, user ada, keys, the share's mount
generated/data/layers/aa32fb96e859ee51-sid.qcow2: | generated/data/layers/088a264defcfe137-debian-sid.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 088a264defcfe137-debian-sid.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/b11730555891e2ef-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) --aptopt='Acquire::Check-Valid-Until "false"' bookworm $@.tar \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bookworm main'
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/b11730555891e2ef-debian-bookworm: | generated/data/layers/b11730555891e2ef-debian-bookworm.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/b11730555891e2ef-debian-bookworm.qcow2 $@

# snap: host name, user ada, keys, the share's mount
generated/data/layers/0940bf0568493df1-snap.qcow2: | generated/data/layers/b11730555891e2ef-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b11730555891e2ef-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-41; its index must still say what distros/template.lock says
generated/data/layers/23c25537c13a7c07-fedora-41.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock template --check
	$(bound) virt-builder fedora-41 --format qcow2 --size 20G \
	  --cache generated/data/downloads/78ab71d3f65b0980-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# template: host name, user ada, keys, the share's mount
generated/data/layers/3d05546cf03aea60-template.qcow2: | generated/data/layers/23c25537c13a7c07-fedora-41.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 23c25537c13a7c07-fedora-41.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/unsigned.lock says
generated/data/layers/61cfa4365a9473df-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock unsigned --check
	VIRT_BUILDER_DIRS=generated/repos/61cfa4365a9473df-mine $(bound) virt-builder mine --no-check-signature --format qcow2 --size 10G \
	  --cache generated/data/downloads/2b354a70ee1d5360-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# unsigned: host name, user ada, keys, the share's mount
generated/data/layers/5a51e70373f300a6-unsigned.qcow2: | generated/data/layers/61cfa4365a9473df-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 61cfa4365a9473df-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

