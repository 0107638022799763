
# the cloud image at https://cloud.example/disk.qcow2
generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.qcow2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@
generated/data/layers/ba1ff542ca282de2-disk.qcow2: | generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef generated/workspace
	$(Q)$(begin-layer)
	$(bound) qemu-img convert -O qcow2 generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@.tmp
	qemu-img resize -q $@.tmp 10G
	$(end-layer)

# cloud: host name, user ada, keys, the share's mount
generated/data/layers/8fc4a10339e63b7b-cloud.qcow2: | generated/data/layers/ba1ff542ca282de2-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ba1ff542ca282de2-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/f7808296e422f662-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,contrib \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-amd64,vim \
	  $(mmdebstrap-hooks) bookworm $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm-updates main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian)-security bookworm-security main contrib)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f7808296e422f662-debian-bookworm: | generated/data/layers/f7808296e422f662-debian-bookworm.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/f7808296e422f662-debian-bookworm.qcow2 $@

# deb: host name, user ada, keys, the share's mount
generated/data/layers/ad96f607e5473b92-deb.qcow2: | generated/data/layers/f7808296e422f662-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f7808296e422f662-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.img
generated/data/downloads/not-locked-yet-45f672165585c248-disk: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.img  $@
generated/data/layers/45f672165585c248-disk.qcow2: | generated/data/downloads/not-locked-yet-45f672165585c248-disk generated/workspace
	$(Q)$(begin-layer)
	$(bound) qemu-img convert -O qcow2 generated/data/downloads/not-locked-yet-45f672165585c248-disk $@.tmp
	qemu-img resize -q $@.tmp 10G
	$(end-layer)

# listed: host name, user ada, keys, the share's mount
generated/data/layers/ec0def14b83f5d57-listed.qcow2: | generated/data/layers/45f672165585c248-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 45f672165585c248-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu noble from packages: its file system is made without root and without an appliance
generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual \
	  $(mmdebstrap-hooks) noble $@.tar \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/7777678429ee344e-ubuntu-noble: | generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2 $@

# noble: host name, user ada, keys, the share's mount
generated/data/layers/f507e2ee107f65ef-noble.qcow2: | generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 7777678429ee344e-ubuntu-noble.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/own.lock says
generated/data/layers/3b90988c16b60834-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock own --check
	VIRT_BUILDER_DIRS=generated/repos/3b90988c16b60834-mine $(bound) virt-builder mine --format qcow2 --size 10G \
	  --cache generated/data/downloads/318466d0f22d1477-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# own: host name, user ada, keys, the share's mount
generated/data/layers/e472ff7317cdbdb9-own.qcow2: | generated/data/layers/3b90988c16b60834-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3b90988c16b60834-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.raw.xz?a=1&b=$(c)
generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download 'https://cloud.example/disk.raw.xz?a=1&b=$$(c)' fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 $@
generated/data/layers/aa21c243324dd65e-disk.qcow2: | generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 generated/workspace
	$(Q)$(begin-layer)
	$(bound) xz -dc <generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 >$@.unpacked
	$(bound) qemu-img convert -O qcow2 $@.unpacked $@.tmp; rm -f $@.unpacked
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp 10G
	$(bound) virt-resize --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# packed: host name, user ada, keys, the share's mount
generated/data/layers/6ea5c749759b3554-packed.qcow2: | generated/data/layers/aa21c243324dd65e-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b aa21c243324dd65e-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian sid from packages: its file system is made without root and without an appliance
generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) sid $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) sid main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/ae7dcd6373ff1f96-debian-sid: | generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2 $@

# sid: host name, user ada, keys, the share's mount
generated/data/layers/85ca34c42a03452e-sid.qcow2: | generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ae7dcd6373ff1f96-debian-sid.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/eac600d642361293-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) --aptopt='Acquire::Check-Valid-Until "false"' bookworm $@.tar \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bookworm main'
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/eac600d642361293-debian-bookworm: | generated/data/layers/eac600d642361293-debian-bookworm.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/eac600d642361293-debian-bookworm.qcow2 $@

# snap: host name, user ada, keys, the share's mount
generated/data/layers/7618a0a23c891512-snap.qcow2: | generated/data/layers/eac600d642361293-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b eac600d642361293-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-41; its index must still say what distros/template.lock says
generated/data/layers/689e27e250a91860-fedora-41.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock template --check
	$(bound) virt-builder fedora-41 --format qcow2 --size 20G \
	  --cache generated/data/downloads/6f79863c1d4cc3b8-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# template: host name, user ada, keys, the share's mount
generated/data/layers/7d24c11e81cfda4b-template.qcow2: | generated/data/layers/689e27e250a91860-fedora-41.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 689e27e250a91860-fedora-41.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/unsigned.lock says
generated/data/layers/008e11ef20a23f7d-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock unsigned --check
	VIRT_BUILDER_DIRS=generated/repos/008e11ef20a23f7d-mine $(bound) virt-builder mine --no-check-signature --format qcow2 --size 10G \
	  --cache generated/data/downloads/acda0e62a4dd9ec7-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# unsigned: host name, user ada, keys, the share's mount
generated/data/layers/dbd0425b83c7fd71-unsigned.qcow2: | generated/data/layers/008e11ef20a23f7d-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 008e11ef20a23f7d-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
