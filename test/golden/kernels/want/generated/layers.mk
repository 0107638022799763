
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/d9800271db4b584a-debian-bookworm.qcow2: | generated/workspace
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
generated/data/kernels/d9800271db4b584a-debian-bookworm: | generated/data/layers/d9800271db4b584a-debian-bookworm.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/d9800271db4b584a-debian-bookworm.qcow2 $@

# a: host name, user ada, keys, the share's mount
generated/data/layers/4f3b85689678ceab-a.qcow2: | generated/data/layers/d9800271db4b584a-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d9800271db4b584a-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/tools.cmd only writes files: by debugfs on this host
generated/data/layers/5fef53d6de4c71e9-tools.qcow2: | generated/data/layers/d9800271db4b584a-debian-bookworm.qcow2 generated/data/linux/6e3eefd008d9577a-deb generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d9800271db4b584a-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/5fef53d6de4c71e9-tools: | generated/data/layers/5fef53d6de4c71e9-tools.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/5fef53d6de4c71e9-tools.qcow2 $@

# b: host name, user ada, keys, the share's mount
generated/data/layers/aeb7e5f3eb7800bc-b.qcow2: | generated/data/layers/5fef53d6de4c71e9-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 5fef53d6de4c71e9-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
