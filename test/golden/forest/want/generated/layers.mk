
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/8a31ae02ccd4f361-debian-bookworm.qcow2: | generated/workspace
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
generated/data/layers/ca9b93d35ee7edbf-tools.qcow2: | generated/data/layers/8a31ae02ccd4f361-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 8a31ae02ccd4f361-debian-bookworm.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/ca9b93d35ee7edbf-tools.cmd
	$(end-layer)

# distros/snippets/say.cmd.hbs
generated/data/layers/4dc3d33dee673279-say.qcow2: | generated/data/layers/ca9b93d35ee7edbf-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b ca9b93d35ee7edbf-tools.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/4dc3d33dee673279-say.cmd
	$(end-layer)

# distros/snippets/left.cmd
generated/data/layers/b15380aaac87b54f-left.qcow2: | generated/data/layers/4dc3d33dee673279-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 4dc3d33dee673279-say.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/b15380aaac87b54f-left.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/b15380aaac87b54f-left: | generated/data/layers/b15380aaac87b54f-left.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/b15380aaac87b54f-left.qcow2 $@

# left: host name, user ada, keys, the share's mount
generated/data/layers/ad0a106dcb128001-left.qcow2: | generated/data/layers/b15380aaac87b54f-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b15380aaac87b54f-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/say.cmd.hbs
generated/data/layers/119e4c71cc651485-say.qcow2: | generated/data/layers/ca9b93d35ee7edbf-tools.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b ca9b93d35ee7edbf-tools.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/119e4c71cc651485-say.cmd
	$(end-layer)

# distros/snippets/left.cmd
generated/data/layers/e57f35eed4bb8ee3-left.qcow2: | generated/data/layers/119e4c71cc651485-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 119e4c71cc651485-say.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/e57f35eed4bb8ee3-left.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/e57f35eed4bb8ee3-left: | generated/data/layers/e57f35eed4bb8ee3-left.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/e57f35eed4bb8ee3-left.qcow2 $@

# low: host name, user ada, keys, the share's mount
generated/data/layers/deb6e451c0c7e497-low.qcow2: | generated/data/layers/e57f35eed4bb8ee3-left.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b e57f35eed4bb8ee3-left.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the same disk, of 20G
generated/data/layers/c8daa4728c4f3ca1-to-20g.qcow2: | generated/data/layers/4dc3d33dee673279-say.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 4dc3d33dee673279-say.qcow2 $@.tmp 20G
	$(bound) $(MAKEBOX) grow $@.tmp
	$(end-layer)

# distros/snippets/right.cmd
generated/data/layers/558d9d0bc362cba9-right.qcow2: | generated/data/layers/c8daa4728c4f3ca1-to-20g.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b c8daa4728c4f3ca1-to-20g.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/558d9d0bc362cba9-right.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/558d9d0bc362cba9-right: | generated/data/layers/558d9d0bc362cba9-right.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/558d9d0bc362cba9-right.qcow2 $@

# right: host name, user ada, keys, the share's mount
generated/data/layers/dcf30e87358d0435-right.qcow2: | generated/data/layers/558d9d0bc362cba9-right.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 558d9d0bc362cba9-right.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
