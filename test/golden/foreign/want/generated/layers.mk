
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/66de75108a1c985a-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=arm64 --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-arm64 \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# distros/snippets/tools.cmd, in containers on this host
generated/data/layers/4708f00c4cbed369-tools.qcow2: | generated/data/layers/66de75108a1c985a-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 66de75108a1c985a-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/4708f00c4cbed369-tools: | generated/data/layers/4708f00c4cbed369-tools.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/4708f00c4cbed369-tools.qcow2 $@

# arm: host name, user ada, keys, the share's mount
generated/data/layers/22e256940bb9794f-arm.qcow2: | generated/data/layers/4708f00c4cbed369-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4708f00c4cbed369-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/tools.cmd, in containers on this host
generated/data/layers/6eeb640309a29b3e-tools.qcow2: | generated/data/layers/4708f00c4cbed369-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 4708f00c4cbed369-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/6eeb640309a29b3e-tools: | generated/data/layers/6eeb640309a29b3e-tools.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/6eeb640309a29b3e-tools.qcow2 $@

# child: host name, user ada, keys, the share's mount
generated/data/layers/b94910153a872e72-child.qcow2: | generated/data/layers/6eeb640309a29b3e-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 6eeb640309a29b3e-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
