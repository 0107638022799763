# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/066552e633e1a480-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) bookworm $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# distros/snippets/tools.cmd
generated/data/layers/be96fbc2a88aae2b-tools.qcow2: | generated/data/layers/066552e633e1a480-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 066552e633e1a480-debian-bookworm.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/be96fbc2a88aae2b-tools.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/be96fbc2a88aae2b-tools: | generated/data/layers/be96fbc2a88aae2b-tools.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/be96fbc2a88aae2b-tools.qcow2 $@

# base: host name, user ada, keys, the share's mount
generated/data/layers/cb83a76e3f71ad9a-base.qcow2: | generated/data/layers/be96fbc2a88aae2b-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b be96fbc2a88aae2b-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/docker.cmd
generated/data/layers/c1d5b30f05ba6705-docker.qcow2: | generated/data/layers/be96fbc2a88aae2b-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b be96fbc2a88aae2b-tools.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/c1d5b30f05ba6705-docker.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/c1d5b30f05ba6705-docker: | generated/data/layers/c1d5b30f05ba6705-docker.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/c1d5b30f05ba6705-docker.qcow2 $@

# more: host name, user grace, keys, the share's mount
generated/data/layers/943184418c710a88-more.qcow2: | generated/data/layers/c1d5b30f05ba6705-docker.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c1d5b30f05ba6705-docker.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

