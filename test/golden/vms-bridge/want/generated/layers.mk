
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

# a: host name, user ada, keys, the share's mount
generated/data/layers/cf4c80c26d1912e5-a.qcow2: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 60447bd5db378e65-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
