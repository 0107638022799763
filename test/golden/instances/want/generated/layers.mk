
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

# distros/snippets/shared.cmd.hbs
generated/data/layers/a57aac705bf2ee18-shared.qcow2: | generated/data/layers/8a31ae02ccd4f361-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 8a31ae02ccd4f361-debian-bookworm.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/a57aac705bf2ee18-shared.cmd
	$(end-layer)

# distros/snippets/own.cmd.hbs
generated/data/layers/f4835a721d6afebc-own.qcow2: | generated/data/layers/a57aac705bf2ee18-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b a57aac705bf2ee18-shared.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/f4835a721d6afebc-own.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f4835a721d6afebc-own: | generated/data/layers/f4835a721d6afebc-own.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/f4835a721d6afebc-own.qcow2 $@

# web-1: host name, user ada, keys, the share's mount
generated/data/layers/fc3569a836f238ae-web-1.qcow2: | generated/data/layers/f4835a721d6afebc-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f4835a721d6afebc-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs
generated/data/layers/da519f2d0230f845-own.qcow2: | generated/data/layers/a57aac705bf2ee18-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b a57aac705bf2ee18-shared.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/da519f2d0230f845-own.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/da519f2d0230f845-own: | generated/data/layers/da519f2d0230f845-own.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/da519f2d0230f845-own.qcow2 $@

# web-2: host name, user ada, keys, the share's mount
generated/data/layers/b1d163ad3fa7d5d2-web-2.qcow2: | generated/data/layers/da519f2d0230f845-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b da519f2d0230f845-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs
generated/data/layers/55fbd8e06de71a4b-own.qcow2: | generated/data/layers/a57aac705bf2ee18-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b a57aac705bf2ee18-shared.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/55fbd8e06de71a4b-own.cmd
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/55fbd8e06de71a4b-own: | generated/data/layers/55fbd8e06de71a4b-own.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/55fbd8e06de71a4b-own.qcow2 $@

# web-3: host name, user ada, keys, the share's mount
generated/data/layers/a396e4781f806638-web-3.qcow2: | generated/data/layers/55fbd8e06de71a4b-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 55fbd8e06de71a4b-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
