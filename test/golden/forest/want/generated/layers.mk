
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/7099facd87a28b5a-debian-bookworm.qcow2: | generated/workspace
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
generated/data/layers/d859517b94364ae4-tools.qcow2: | generated/data/layers/7099facd87a28b5a-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 7099facd87a28b5a-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/4a9b22fc8d682905-say.qcow2: | generated/data/layers/d859517b94364ae4-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d859517b94364ae4-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/a19421088004f3b7-left.qcow2: | generated/data/layers/4a9b22fc8d682905-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 4a9b22fc8d682905-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/a19421088004f3b7-left: | generated/data/layers/a19421088004f3b7-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/a19421088004f3b7-left.qcow2 $@

# left: host name, user ada, keys, the share's mount
generated/data/layers/ea6a21159382b073-left.qcow2: | generated/data/layers/a19421088004f3b7-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b a19421088004f3b7-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/6a8d71f80aad211f-say.qcow2: | generated/data/layers/d859517b94364ae4-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d859517b94364ae4-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/33ce5ceea3be28cb-left.qcow2: | generated/data/layers/6a8d71f80aad211f-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 6a8d71f80aad211f-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/33ce5ceea3be28cb-left: | generated/data/layers/33ce5ceea3be28cb-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/33ce5ceea3be28cb-left.qcow2 $@

# low: host name, user ada, keys, the share's mount
generated/data/layers/3e4147ad5db19b91-low.qcow2: | generated/data/layers/33ce5ceea3be28cb-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 33ce5ceea3be28cb-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the same disk, of 20G
generated/data/layers/abb751a185f0959f-to-20g.qcow2: | generated/data/layers/4a9b22fc8d682905-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 4a9b22fc8d682905-say.qcow2 $@.tmp 20G
	$(bound) $(MAKEBOX) grow $@.tmp
	$(end-layer)

# distros/snippets/right.cmd, in containers on this host
generated/data/layers/a4ce0b99daf38e3a-right.qcow2: | generated/data/layers/abb751a185f0959f-to-20g.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b abb751a185f0959f-to-20g.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/a4ce0b99daf38e3a-right: | generated/data/layers/a4ce0b99daf38e3a-right.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/a4ce0b99daf38e3a-right.qcow2 $@

# right: host name, user ada, keys, the share's mount
generated/data/layers/99e6394a7b09e119-right.qcow2: | generated/data/layers/a4ce0b99daf38e3a-right.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b a4ce0b99daf38e3a-right.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
