
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/0b899de0d72d7896-debian-bookworm.qcow2: | generated/workspace
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
generated/data/layers/a2372945a71f8229-tools.qcow2: | generated/data/layers/0b899de0d72d7896-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 0b899de0d72d7896-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/a2372945a71f8229-tools: | generated/data/layers/a2372945a71f8229-tools.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/a2372945a71f8229-tools.qcow2 $@

# base: host name, user ada, keys, the share's mount
generated/data/layers/b7d67b1741cae24c-base.qcow2: | generated/data/layers/a2372945a71f8229-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b a2372945a71f8229-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/docker.cmd, in containers on this host
generated/data/layers/9c14128ee5770457-docker.qcow2: | generated/data/layers/a2372945a71f8229-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b a2372945a71f8229-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/9c14128ee5770457-docker: | generated/data/layers/9c14128ee5770457-docker.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/9c14128ee5770457-docker.qcow2 $@

# more: host name, user grace, keys, the share's mount
generated/data/layers/7bf1986d5cf69bca-more.qcow2: | generated/data/layers/9c14128ee5770457-docker.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 9c14128ee5770457-docker.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
