
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/6b86e0fe126a178c-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# distros/snippets/tools.cmd, in containers on this host
generated/data/layers/3cd1c70d4570fed3-tools.qcow2: | generated/data/layers/6b86e0fe126a178c-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 6b86e0fe126a178c-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/edd0232c89748766-say.qcow2: | generated/data/layers/3cd1c70d4570fed3-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3cd1c70d4570fed3-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/ff780cd0366adb1a-left.qcow2: | generated/data/layers/edd0232c89748766-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b edd0232c89748766-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/ff780cd0366adb1a-left: | generated/data/layers/ff780cd0366adb1a-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/ff780cd0366adb1a-left.qcow2 $@

# left: host name, user ada, keys, the share's mount
generated/data/layers/781c39079d3d7dd6-left.qcow2: | generated/data/layers/ff780cd0366adb1a-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ff780cd0366adb1a-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/ee11c61813394b6e-say.qcow2: | generated/data/layers/3cd1c70d4570fed3-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3cd1c70d4570fed3-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/49eee4a0909e53b7-left.qcow2: | generated/data/layers/ee11c61813394b6e-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b ee11c61813394b6e-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/49eee4a0909e53b7-left: | generated/data/layers/49eee4a0909e53b7-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/49eee4a0909e53b7-left.qcow2 $@

# low: host name, user ada, keys, the share's mount
generated/data/layers/5fe2ebca6cc527d8-low.qcow2: | generated/data/layers/49eee4a0909e53b7-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 49eee4a0909e53b7-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the same disk, of 20G
generated/data/layers/7465751e5718cd2f-to-20g.qcow2: | generated/data/layers/edd0232c89748766-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b edd0232c89748766-say.qcow2 $@.tmp 20G
	$(bound) $(MAKEBOX) grow $@.tmp
	$(end-layer)

# distros/snippets/right.cmd, in containers on this host
generated/data/layers/d2062aea51bbc370-right.qcow2: | generated/data/layers/7465751e5718cd2f-to-20g.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 7465751e5718cd2f-to-20g.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/d2062aea51bbc370-right: | generated/data/layers/d2062aea51bbc370-right.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/d2062aea51bbc370-right.qcow2 $@

# right: host name, user ada, keys, the share's mount
generated/data/layers/f80567b1e9eb30b0-right.qcow2: | generated/data/layers/d2062aea51bbc370-right.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d2062aea51bbc370-right.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
