
# the cloud image at https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2
generated/data/downloads/not-locked-yet-18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2  $@
generated/data/layers/18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64.qcow2: | generated/data/downloads/not-locked-yet-18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64 generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/not-locked-yet-18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# almalinux-9: host name, user ada, keys, the share's mount
generated/data/layers/13e34e321597adbc-almalinux-9.qcow2: | generated/data/layers/18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 18b54a229d0846a6-almalinux-9-genericcloud-latest.x86-64.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-7.8; its index must still say what distros/centos-7.lock says
generated/data/layers/b387d059123ea0e0-centos-7.8.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-7 --check
	$(bound) virt-builder centos-7.8 --format qcow2 --size 10G \
	  --cache generated/data/downloads/d40cd96e7989d510-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-7-vault.cmd, by virt-customize in libguestfs's appliance
generated/data/layers/e8b4cbddad05a354-centos-7-vault.qcow2: | generated/data/layers/b387d059123ea0e0-centos-7.8.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b b387d059123ea0e0-centos-7.8.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --no-logfile --selinux-relabel --commands-from-file generated/layers/e8b4cbddad05a354-centos-7-vault.cmd
	$(end-layer)

# distros/snippets/centos-7-plus-9p.cmd, by virt-customize in libguestfs's appliance
generated/data/layers/4adb228272f609d3-centos-7-plus-9p.qcow2: | generated/data/layers/e8b4cbddad05a354-centos-7-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b e8b4cbddad05a354-centos-7-vault.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --no-logfile --selinux-relabel --commands-from-file generated/layers/4adb228272f609d3-centos-7-plus-9p.cmd
	$(end-layer)

# centos-7: host name, user ada, keys, the share's mount
generated/data/layers/ce8068008bcb9fb2-centos-7.qcow2: | generated/data/layers/4adb228272f609d3-centos-7-plus-9p.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4adb228272f609d3-centos-7-plus-9p.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-8.2; its index must still say what distros/centos-8.lock says
generated/data/layers/b3e533b7c7ac7b85-centos-8.2.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-8 --check
	$(bound) virt-builder centos-8.2 --format qcow2 --size 10G \
	  --cache generated/data/downloads/da4b19b49632d2a8-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-8-vault.cmd, by virt-customize in libguestfs's appliance
generated/data/layers/c4b41c91fb6d2296-centos-8-vault.qcow2: | generated/data/layers/b3e533b7c7ac7b85-centos-8.2.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b b3e533b7c7ac7b85-centos-8.2.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --no-logfile --selinux-relabel --commands-from-file generated/layers/c4b41c91fb6d2296-centos-8-vault.cmd
	$(end-layer)

# centos-8: host name, user ada, keys, the share's mount
generated/data/layers/d03df2f01f3570aa-centos-8.qcow2: | generated/data/layers/c4b41c91fb6d2296-centos-8-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c4b41c91fb6d2296-centos-8-vault.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centosstream-9; its index must still say what distros/centos-stream-9.lock says
generated/data/layers/68a759118b3ea73f-centosstream-9.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-stream-9 --check
	$(bound) virt-builder centosstream-9 --format qcow2 --size 10G \
	  --cache generated/data/downloads/478fd883c8b85145-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# centos-stream-9: host name, user ada, keys, the share's mount
generated/data/layers/5fbfc042e815e3a1-centos-stream-9.qcow2: | generated/data/layers/68a759118b3ea73f-centosstream-9.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 68a759118b3ea73f-centosstream-9.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/39e21eb5ee119b7e-debian-bookworm.qcow2: | generated/workspace
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
generated/data/kernels/39e21eb5ee119b7e-debian-bookworm: | generated/data/layers/39e21eb5ee119b7e-debian-bookworm.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/39e21eb5ee119b7e-debian-bookworm.qcow2 $@

# debian-12: host name, user ada, keys, the share's mount
generated/data/layers/e5c85d2c189ad492-debian-12.qcow2: | generated/data/layers/39e21eb5ee119b7e-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 39e21eb5ee119b7e-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian trixie from packages: its file system is made without root and without an appliance
generated/data/layers/9700a862bae0379f-debian-trixie.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) trixie $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security trixie-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/9700a862bae0379f-debian-trixie: | generated/data/layers/9700a862bae0379f-debian-trixie.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/9700a862bae0379f-debian-trixie.qcow2 $@

# debian-13: host name, user ada, keys, the share's mount
generated/data/layers/b5d535f3a4e15043-debian-13.qcow2: | generated/data/layers/9700a862bae0379f-debian-trixie.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 9700a862bae0379f-debian-trixie.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-44; its index must still say what distros/fedora.lock says
generated/data/layers/eb15cddb22e95db4-fedora-44.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock fedora --check
	$(bound) virt-builder fedora-44 --format qcow2 --size 10G \
	  --cache generated/data/downloads/8ccbf34700766420-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# fedora: host name, user ada, keys, the share's mount
generated/data/layers/e88fae286443898c-fedora.qcow2: | generated/data/layers/eb15cddb22e95db4-fedora-44.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b eb15cddb22e95db4-fedora-44.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu resolute from packages: its file system is made without root and without an appliance
generated/data/layers/6f8e2b4facca5610-ubuntu-resolute.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) resolute $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/6f8e2b4facca5610-ubuntu-resolute: | generated/data/layers/6f8e2b4facca5610-ubuntu-resolute.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/6f8e2b4facca5610-ubuntu-resolute.qcow2 $@

# ubuntu: host name, user ada, keys, the share's mount
generated/data/layers/d6ab7b46c98ca39e-ubuntu.qcow2: | generated/data/layers/6f8e2b4facca5610-ubuntu-resolute.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 6f8e2b4facca5610-ubuntu-resolute.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu jammy from packages: its file system is made without root and without an appliance
generated/data/layers/f6ef6649ee8d93ee-ubuntu-jammy.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) jammy $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f6ef6649ee8d93ee-ubuntu-jammy: | generated/data/layers/f6ef6649ee8d93ee-ubuntu-jammy.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/f6ef6649ee8d93ee-ubuntu-jammy.qcow2 $@

# ubuntu-22-04: host name, user ada, keys, the share's mount
generated/data/layers/863f1fc531dead4f-ubuntu-22.04.qcow2: | generated/data/layers/f6ef6649ee8d93ee-ubuntu-jammy.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f6ef6649ee8d93ee-ubuntu-jammy.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
