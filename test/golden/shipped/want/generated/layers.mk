# the cloud image at https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2
generated/data/downloads/not-locked-yet-af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64: | generated/workspace
	$(Q)exec $(MAKEBOX) download https://repo.almalinux.org/almalinux/9/cloud/x86_64/images/AlmaLinux-9-GenericCloud-latest.x86_64.qcow2  $@
generated/data/layers/af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64.qcow2: | generated/data/downloads/not-locked-yet-af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64 generated/workspace
	$(Q)$(begin-layer)
	$(bound) qemu-img convert -O qcow2 generated/data/downloads/not-locked-yet-af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64 $@.tmp
	qemu-img resize -q $@.tmp 20G
	$(end-layer)

# almalinux-9: host name, user ada, keys, the share's mount
generated/data/layers/4cc56332f77920e4-almalinux-9.qcow2: | generated/data/layers/af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b af1e6ced4bab702a-almalinux-9-genericcloud-latest.x86-64.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-7.8; its index must still say what distros/centos-7.lock says
generated/data/layers/af47d87cf09c7f8e-centos-7.8.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-7 --check
	$(bound) virt-builder centos-7.8 --format qcow2 --size 10G \
	  --cache generated/data/downloads/64fd3e95e1400edf-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-7-vault.cmd
generated/data/layers/0bd22b5f3cb57a9d-centos-7-vault.qcow2: | generated/data/layers/af47d87cf09c7f8e-centos-7.8.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b af47d87cf09c7f8e-centos-7.8.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/0bd22b5f3cb57a9d-centos-7-vault.cmd
	$(end-layer)

# distros/snippets/centos-7-plus-9p.cmd
generated/data/layers/b8653b7ea8baebe2-centos-7-plus-9p.qcow2: | generated/data/layers/0bd22b5f3cb57a9d-centos-7-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 0bd22b5f3cb57a9d-centos-7-vault.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/b8653b7ea8baebe2-centos-7-plus-9p.cmd
	$(end-layer)

# centos-7: host name, user ada, keys, the share's mount
generated/data/layers/54621b1e2e3efa7b-centos-7.qcow2: | generated/data/layers/b8653b7ea8baebe2-centos-7-plus-9p.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b8653b7ea8baebe2-centos-7-plus-9p.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centos-8.2; its index must still say what distros/centos-8.lock says
generated/data/layers/1a359d0c0471751f-centos-8.2.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-8 --check
	$(bound) virt-builder centos-8.2 --format qcow2 --size 10G \
	  --cache generated/data/downloads/371cc5047402d433-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# distros/snippets/centos-8-vault.cmd
generated/data/layers/9e3bd60ee70db22d-centos-8-vault.qcow2: | generated/data/layers/1a359d0c0471751f-centos-8.2.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 1a359d0c0471751f-centos-8.2.qcow2 $@.tmp
	$(bound) virt-customize -a $@.tmp --selinux-relabel --commands-from-file generated/layers/9e3bd60ee70db22d-centos-8-vault.cmd
	$(end-layer)

# centos-8: host name, user ada, keys, the share's mount
generated/data/layers/141ad841453a5850-centos-8.qcow2: | generated/data/layers/9e3bd60ee70db22d-centos-8-vault.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 9e3bd60ee70db22d-centos-8-vault.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template centosstream-9; its index must still say what distros/centos-stream-9.lock says
generated/data/layers/8b27ba8a24b05083-centosstream-9.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock centos-stream-9 --check
	$(bound) virt-builder centosstream-9 --format qcow2 --size 10G \
	  --cache generated/data/downloads/ad3a19b7e25171bc-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# centos-stream-9: host name, user ada, keys, the share's mount
generated/data/layers/abf121945ffae9c5-centos-stream-9.qcow2: | generated/data/layers/8b27ba8a24b05083-centosstream-9.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 8b27ba8a24b05083-centosstream-9.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/914be2b4cb13df2f-debian-bookworm.qcow2: | generated/workspace
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

# the kernel and initrd that this layer boots with
generated/data/kernels/914be2b4cb13df2f-debian-bookworm: | generated/data/layers/914be2b4cb13df2f-debian-bookworm.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/914be2b4cb13df2f-debian-bookworm.qcow2 $@

# debian-12: host name, user ada, keys, the share's mount
generated/data/layers/8a70882bcf231328-debian-12.qcow2: | generated/data/layers/914be2b4cb13df2f-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 914be2b4cb13df2f-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian trixie from packages: its file system is made without root and without an appliance
generated/data/layers/bb46365fe453d10c-debian-trixie.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) trixie $@.tar \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) trixie-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security trixie-security main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/bb46365fe453d10c-debian-trixie: | generated/data/layers/bb46365fe453d10c-debian-trixie.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/bb46365fe453d10c-debian-trixie.qcow2 $@

# debian-13: host name, user ada, keys, the share's mount
generated/data/layers/82de5a54c1b64d90-debian-13.qcow2: | generated/data/layers/bb46365fe453d10c-debian-trixie.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b bb46365fe453d10c-debian-trixie.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-44; its index must still say what distros/fedora.lock says
generated/data/layers/5da4e27883e6ae01-fedora-44.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock fedora --check
	$(bound) virt-builder fedora-44 --format qcow2 --size 10G \
	  --cache generated/data/downloads/5a10572f2d8eb704-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# fedora: host name, user ada, keys, the share's mount
generated/data/layers/ae8e75d832feed4e-fedora.qcow2: | generated/data/layers/5da4e27883e6ae01-fedora-44.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 5da4e27883e6ae01-fedora-44.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu resolute from packages: its file system is made without root and without an appliance
generated/data/layers/57b454d9af10edf3-ubuntu-resolute.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) resolute $@.tar \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) resolute-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/57b454d9af10edf3-ubuntu-resolute: | generated/data/layers/57b454d9af10edf3-ubuntu-resolute.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/57b454d9af10edf3-ubuntu-resolute.qcow2 $@

# ubuntu: host name, user ada, keys, the share's mount
generated/data/layers/8521a99f8dcca38b-ubuntu.qcow2: | generated/data/layers/57b454d9af10edf3-ubuntu-resolute.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 57b454d9af10edf3-ubuntu-resolute.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu jammy from packages: its file system is made without root and without an appliance
generated/data/layers/4c616ba87a2c7a52-ubuntu-jammy.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=systemd-sysv,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,zstd,linux-image-virtual,ubuntu-keyring \
	  $(mmdebstrap-hooks) jammy $@.tar \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) jammy-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/4c616ba87a2c7a52-ubuntu-jammy: | generated/data/layers/4c616ba87a2c7a52-ubuntu-jammy.qcow2
	$(Q)exec $(MAKEBOX) kernel generated/data/layers/4c616ba87a2c7a52-ubuntu-jammy.qcow2 $@

# ubuntu-22-04: host name, user ada, keys, the share's mount
generated/data/layers/de524ffc8e458c16-ubuntu-22.04.qcow2: | generated/data/layers/4c616ba87a2c7a52-ubuntu-jammy.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4c616ba87a2c7a52-ubuntu-jammy.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

