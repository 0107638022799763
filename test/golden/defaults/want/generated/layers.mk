
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/57c2b31ebbe1fcc9-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main,contrib \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main contrib)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# distros/snippets/common.cmd only writes files: by debugfs on this host
generated/data/layers/f5cdfe1f62933e89-common.qcow2: | generated/data/layers/57c2b31ebbe1fcc9-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 57c2b31ebbe1fcc9-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f5cdfe1f62933e89-common: | generated/data/layers/f5cdfe1f62933e89-common.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/f5cdfe1f62933e89-common.qcow2 $@

# base: host name, user all, keys, the share's mount
generated/data/layers/d48e645853aad4b7-base.qcow2: | generated/data/layers/f5cdfe1f62933e89-common.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f5cdfe1f62933e89-common.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://example.org/cloud.qcow2
generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://example.org/cloud.qcow2 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa $@
generated/data/layers/ec2d360fac2a3f64-cloud.qcow2: | generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# distros/snippets/common.cmd, by virt-customize in libguestfs's appliance
generated/data/layers/5e2045115f46b3e4-common.qcow2: | generated/data/layers/ec2d360fac2a3f64-cloud.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b ec2d360fac2a3f64-cloud.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --no-logfile --no-network --selinux-relabel --commands-from-file generated/layers/5e2045115f46b3e4-common.cmd
	$(end-layer)

# foreign: host name, user eve, keys, the share's mount
generated/data/layers/ba9f48bccb95f943-foreign.qcow2: | generated/data/layers/5e2045115f46b3e4-common.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 5e2045115f46b3e4-common.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd only writes files: by debugfs on this host
generated/data/layers/0dadafddbd7b8f28-own.qcow2: | generated/data/layers/57c2b31ebbe1fcc9-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 57c2b31ebbe1fcc9-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/0dadafddbd7b8f28-own: | generated/data/layers/0dadafddbd7b8f28-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/0dadafddbd7b8f28-own.qcow2 $@

# near: host name, user all, keys, the share's mount
generated/data/layers/df2fcce13982427c-near.qcow2: | generated/data/layers/0dadafddbd7b8f28-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 0dadafddbd7b8f28-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# top: host name, user all, keys, the share's mount
generated/data/layers/9b3fe0587120cc1c-top.qcow2: | generated/data/layers/f5cdfe1f62933e89-common.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f5cdfe1f62933e89-common.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
