
# the cloud image at https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2
generated/data/downloads/not-locked-yet-9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2  $@
generated/data/layers/9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64.qcow2: | generated/data/downloads/not-locked-yet-9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64 generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/not-locked-yet-9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 20G
	$(end-layer)

# almalinux-9: host name, user ada, keys, the share's mount
generated/data/layers/8a1a4eecb5f09657-almalinux-9.qcow2: | generated/data/layers/9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 9a7cf670d98dc511-almalinux-9-genericcloud-latest.x86-64.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-7.8; its index must still say what distros/centos-7.lock says
generated/data/layers/b1098b665796637e-centos-7.8.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-7 --check
	$(bound) virt-builder centos-7.8 --format qcow2 --size 10G \
	  --cache generated/data/downloads/0c73fb671e8cd887-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-7-vault.cmd
generated/data/layers/706c694e5fe700fa-centos-7-vault.qcow2: | generated/data/layers/b1098b665796637e-centos-7.8.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b b1098b665796637e-centos-7.8.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/706c694e5fe700fa-centos-7-vault.cmd
	$(end-layer)

# distros/snippets/centos-7-plus-9p.cmd
generated/data/layers/fad0a7503524eb8a-centos-7-plus-9p.qcow2: | generated/data/layers/706c694e5fe700fa-centos-7-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 706c694e5fe700fa-centos-7-vault.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/fad0a7503524eb8a-centos-7-plus-9p.cmd
	$(end-layer)

# centos-7: host name, user ada, keys, the share's mount
generated/data/layers/2b9b0511480b7aaf-centos-7.qcow2: | generated/data/layers/fad0a7503524eb8a-centos-7-plus-9p.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b fad0a7503524eb8a-centos-7-plus-9p.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-8.2; its index must still say what distros/centos-8.lock says
generated/data/layers/a1f8c9fb3acb35c3-centos-8.2.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-8 --check
	$(bound) virt-builder centos-8.2 --format qcow2 --size 10G \
	  --cache generated/data/downloads/219e1632acd8673f-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-8-vault.cmd
generated/data/layers/18d53fe565f953ce-centos-8-vault.qcow2: | generated/data/layers/a1f8c9fb3acb35c3-centos-8.2.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b a1f8c9fb3acb35c3-centos-8.2.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/18d53fe565f953ce-centos-8-vault.cmd
	$(end-layer)

# centos-8: host name, user ada, keys, the share's mount
generated/data/layers/a5354e21ebf9619a-centos-8.qcow2: | generated/data/layers/18d53fe565f953ce-centos-8-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 18d53fe565f953ce-centos-8-vault.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centosstream-9; its index must still say what distros/centos-stream-9.lock says
generated/data/layers/1dfcf89c33ff8f04-centosstream-9.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-stream-9 --check
	$(bound) virt-builder centosstream-9 --format qcow2 --size 10G \
	  --cache generated/data/downloads/7c5498e63827f1ee-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# centos-stream-9: host name, user ada, keys, the share's mount
generated/data/layers/0904a2535e8caab6-centos-stream-9.qcow2: | generated/data/layers/1dfcf89c33ff8f04-centosstream-9.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 1dfcf89c33ff8f04-centosstream-9.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/6a3905a0081df94d-debian-bookworm.qcow2: | generated/workspace
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

# the kernel and initrd that this layer boots with
generated/data/kernels/6a3905a0081df94d-debian-bookworm: | generated/data/layers/6a3905a0081df94d-debian-bookworm.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/6a3905a0081df94d-debian-bookworm.qcow2 $@

# debian-12: host name, user ada, keys, the share's mount
generated/data/layers/45dc2ee80b23f817-debian-12.qcow2: | generated/data/layers/6a3905a0081df94d-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 6a3905a0081df94d-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian trixie from packages: its file system is made without root and without an appliance
generated/data/layers/de29d03112098509-debian-trixie.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) trixie $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security trixie-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/de29d03112098509-debian-trixie: | generated/data/layers/de29d03112098509-debian-trixie.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/de29d03112098509-debian-trixie.qcow2 $@

# debian-13: host name, user ada, keys, the share's mount
generated/data/layers/02fa4e66e5abd0e5-debian-13.qcow2: | generated/data/layers/de29d03112098509-debian-trixie.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b de29d03112098509-debian-trixie.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-44; its index must still say what distros/fedora.lock says
generated/data/layers/51ab2302f113e7e9-fedora-44.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock fedora --check
	$(bound) virt-builder fedora-44 --format qcow2 --size 10G \
	  --cache generated/data/downloads/a699dc56dcc59a95-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# fedora: host name, user ada, keys, the share's mount
generated/data/layers/b65aaefd16b64c8f-fedora.qcow2: | generated/data/layers/51ab2302f113e7e9-fedora-44.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 51ab2302f113e7e9-fedora-44.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu resolute from packages: its file system is made without root and without an appliance
generated/data/layers/47acf50a26ae33f3-ubuntu-resolute.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) resolute $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/47acf50a26ae33f3-ubuntu-resolute: | generated/data/layers/47acf50a26ae33f3-ubuntu-resolute.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/47acf50a26ae33f3-ubuntu-resolute.qcow2 $@

# ubuntu: host name, user ada, keys, the share's mount
generated/data/layers/fc10ed9eaa6802e6-ubuntu.qcow2: | generated/data/layers/47acf50a26ae33f3-ubuntu-resolute.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 47acf50a26ae33f3-ubuntu-resolute.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu jammy from packages: its file system is made without root and without an appliance
generated/data/layers/7146fdcc475fc356-ubuntu-jammy.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) jammy $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/7146fdcc475fc356-ubuntu-jammy: | generated/data/layers/7146fdcc475fc356-ubuntu-jammy.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/7146fdcc475fc356-ubuntu-jammy.qcow2 $@

# ubuntu-22-04: host name, user ada, keys, the share's mount
generated/data/layers/f6c0026ef5070005-ubuntu-22.04.qcow2: | generated/data/layers/7146fdcc475fc356-ubuntu-jammy.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 7146fdcc475fc356-ubuntu-jammy.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
