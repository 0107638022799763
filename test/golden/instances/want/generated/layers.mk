
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

# distros/snippets/shared.cmd.hbs, in containers on this host
generated/data/layers/467caf5190317bf5-shared.qcow2: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 60447bd5db378e65-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/5f9b9d25bfaa050c-own.qcow2: | generated/data/layers/467caf5190317bf5-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 467caf5190317bf5-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/5f9b9d25bfaa050c-own: | generated/data/layers/5f9b9d25bfaa050c-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/5f9b9d25bfaa050c-own.qcow2 $@

# web-1: host name, user ada, keys, the share's mount
generated/data/layers/a21044fad37b9cfa-web-1.qcow2: | generated/data/layers/5f9b9d25bfaa050c-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 5f9b9d25bfaa050c-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/a8d0ab4693966244-own.qcow2: | generated/data/layers/467caf5190317bf5-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 467caf5190317bf5-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/a8d0ab4693966244-own: | generated/data/layers/a8d0ab4693966244-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/a8d0ab4693966244-own.qcow2 $@

# web-2: host name, user ada, keys, the share's mount
generated/data/layers/cae261b989422088-web-2.qcow2: | generated/data/layers/a8d0ab4693966244-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b a8d0ab4693966244-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/2de48c5c08b7d245-own.qcow2: | generated/data/layers/467caf5190317bf5-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 467caf5190317bf5-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/2de48c5c08b7d245-own: | generated/data/layers/2de48c5c08b7d245-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/2de48c5c08b7d245-own.qcow2 $@

# web-3: host name, user ada, keys, the share's mount
generated/data/layers/095bc35e14ebf566-web-3.qcow2: | generated/data/layers/2de48c5c08b7d245-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 2de48c5c08b7d245-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
