
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

# distros/snippets/tools.cmd, in containers on this host
generated/data/layers/b023e4ce056d3617-tools.qcow2: | generated/data/layers/60447bd5db378e65-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 60447bd5db378e65-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/9ab55b8062bd7da0-say.qcow2: | generated/data/layers/b023e4ce056d3617-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b023e4ce056d3617-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/d36212bde820602d-left.qcow2: | generated/data/layers/9ab55b8062bd7da0-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 9ab55b8062bd7da0-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/d36212bde820602d-left: | generated/data/layers/d36212bde820602d-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/d36212bde820602d-left.qcow2 $@

# left: host name, user ada, keys, the share's mount
generated/data/layers/7b113e52425364b1-left.qcow2: | generated/data/layers/d36212bde820602d-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d36212bde820602d-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/626b18592bafbc94-say.qcow2: | generated/data/layers/b023e4ce056d3617-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b023e4ce056d3617-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# distros/snippets/left.cmd, in containers on this host
generated/data/layers/cb1e7c5c5e25d77a-left.qcow2: | generated/data/layers/626b18592bafbc94-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 626b18592bafbc94-say.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/cb1e7c5c5e25d77a-left: | generated/data/layers/cb1e7c5c5e25d77a-left.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/cb1e7c5c5e25d77a-left.qcow2 $@

# low: host name, user ada, keys, the share's mount
generated/data/layers/8ec6943e2371d5eb-low.qcow2: | generated/data/layers/cb1e7c5c5e25d77a-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b cb1e7c5c5e25d77a-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the same disk, of 20G
generated/data/layers/9ae53fba0b559dba-to-20g.qcow2: | generated/data/layers/9ab55b8062bd7da0-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 9ab55b8062bd7da0-say.qcow2 $@.tmp 20G
	$(bound) $(MAKEBOX) grow $@.tmp
	$(end-layer)

# distros/snippets/right.cmd, in containers on this host
generated/data/layers/f8146629a303a8ea-right.qcow2: | generated/data/layers/9ae53fba0b559dba-to-20g.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 9ae53fba0b559dba-to-20g.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f8146629a303a8ea-right: | generated/data/layers/f8146629a303a8ea-right.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/f8146629a303a8ea-right.qcow2 $@

# right: host name, user ada, keys, the share's mount
generated/data/layers/6c73d2a696afd45f-right.qcow2: | generated/data/layers/f8146629a303a8ea-right.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f8146629a303a8ea-right.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
