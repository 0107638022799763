
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/60447bd5db378e65-debian-bookworm: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 $@

# base: host name, user ada, keys, the share's mount
generated/data/layers/cd83605d10a26104-base.qcow2: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 60447bd5db378e65-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# more: host name, user ada, keys, the share's mount
generated/data/layers/a1474018900c36d4-more.qcow2: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 60447bd5db378e65-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-41; its index must still say what distros/window.lock says
generated/data/layers/78f5fbb8bcb060b3-fedora-41.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock window --check
	$(bound) virt-builder fedora-41 --format qcow2 --size 10G \
	  --cache generated/data/downloads/db5c480ad14511e1-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# window: host name, user ada, keys, the share's mount
generated/data/layers/e6c308bc3c64bb4c-window.qcow2: | generated/data/layers/78f5fbb8bcb060b3-fedora-41.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 78f5fbb8bcb060b3-fedora-41.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
