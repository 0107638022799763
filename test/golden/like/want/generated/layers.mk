
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/76aa1e9c4e176f62-debian-bookworm.qcow2: | generated/workspace
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

# distros/snippets/tools.cmd
generated/data/layers/bdcc02cfa9d4bc41-tools.qcow2: | generated/data/layers/76aa1e9c4e176f62-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 76aa1e9c4e176f62-debian-bookworm.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/bdcc02cfa9d4bc41-tools.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/bdcc02cfa9d4bc41-tools: | generated/data/layers/bdcc02cfa9d4bc41-tools.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/bdcc02cfa9d4bc41-tools.qcow2 $@

# base: host name, user ada, keys, the share's mount
generated/data/layers/2ca07262b23f47ff-base.qcow2: | generated/data/layers/bdcc02cfa9d4bc41-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b bdcc02cfa9d4bc41-tools.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/docker.cmd
generated/data/layers/c3112c458fc833da-docker.qcow2: | generated/data/layers/bdcc02cfa9d4bc41-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b bdcc02cfa9d4bc41-tools.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/c3112c458fc833da-docker.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/c3112c458fc833da-docker: | generated/data/layers/c3112c458fc833da-docker.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/c3112c458fc833da-docker.qcow2 $@

# more: host name, user grace, keys, the share's mount
generated/data/layers/675376d916734f9c-more.qcow2: | generated/data/layers/c3112c458fc833da-docker.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c3112c458fc833da-docker.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
