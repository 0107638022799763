
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

# distros/snippets/shared.cmd.hbs, in containers on this host
generated/data/layers/853879f2cbb9b51c-shared.qcow2: | generated/data/layers/6b86e0fe126a178c-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 6b86e0fe126a178c-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/bf4d25f277096615-own.qcow2: | generated/data/layers/853879f2cbb9b51c-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 853879f2cbb9b51c-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/bf4d25f277096615-own: | generated/data/layers/bf4d25f277096615-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/bf4d25f277096615-own.qcow2 $@

# web-1: host name, user ada, keys, the share's mount
generated/data/layers/1f0d7dc4b78db110-web-1.qcow2: | generated/data/layers/bf4d25f277096615-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b bf4d25f277096615-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/c187c5c380db8c32-own.qcow2: | generated/data/layers/853879f2cbb9b51c-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 853879f2cbb9b51c-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/c187c5c380db8c32-own: | generated/data/layers/c187c5c380db8c32-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/c187c5c380db8c32-own.qcow2 $@

# web-2: host name, user ada, keys, the share's mount
generated/data/layers/6df38993c718fb6e-web-2.qcow2: | generated/data/layers/c187c5c380db8c32-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c187c5c380db8c32-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/553b7c6b50cb4a70-own.qcow2: | generated/data/layers/853879f2cbb9b51c-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 853879f2cbb9b51c-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/553b7c6b50cb4a70-own: | generated/data/layers/553b7c6b50cb4a70-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/553b7c6b50cb4a70-own.qcow2 $@

# web-3: host name, user ada, keys, the share's mount
generated/data/layers/4f5bd0c7a0afc8ae-web-3.qcow2: | generated/data/layers/553b7c6b50cb4a70-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 553b7c6b50cb4a70-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
