
# the disk of the Vagrant box ./images/debian.box
generated/data/layers/b5b45d173dfb6278-debian.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack box ./images/debian.box >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# box: host name, user ada, keys, the share's mount
generated/data/layers/400214937205bb83-box.qcow2: | generated/data/layers/b5b45d173dfb6278-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b5b45d173dfb6278-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk of the Vagrant box https://boxes.example/debian.box
generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://boxes.example/debian.box aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa $@
generated/data/layers/a7b2a8ea5ae3113f-debian.qcow2: | generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack box generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# box-far: host name, user ada, keys, the share's mount
generated/data/layers/33a784341c890d2a-box-far.qcow2: | generated/data/layers/a7b2a8ea5ae3113f-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b a7b2a8ea5ae3113f-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk of the domain my debian, which must be shut off and as distros/by-hand.lock says, before and after
generated/data/layers/367c4106d83e0097-my-debian.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock by-hand --check
	disk=$$($(MAKEBOX) domain-disk 'my debian')
	$(bound) qemu-img convert -f "$${disk%% *}" -O qcow2 "$${disk#* }" $@.tmp
	$(MAKEBOX) lock by-hand --check
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# by-hand: host name, user ada, keys, the share's mount
generated/data/layers/f8e77f3e2499ba61-by-hand.qcow2: | generated/data/layers/367c4106d83e0097-my-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 367c4106d83e0097-my-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.qcow2
generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.qcow2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@
generated/data/layers/b3fe6f3bf0cfe2dd-disk.qcow2: | generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# cloud: host name, user ada, keys, the share's mount
generated/data/layers/3974d50060e5e467-cloud.qcow2: | generated/data/layers/b3fe6f3bf0cfe2dd-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b3fe6f3bf0cfe2dd-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/75b47050460c2309-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main,contrib \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-amd64,vim \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm-updates main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian)-security bookworm-security main contrib)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/75b47050460c2309-debian-bookworm: | generated/data/layers/75b47050460c2309-debian-bookworm.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/75b47050460c2309-debian-bookworm.qcow2 $@

# deb: host name, user ada, keys, the share's mount
generated/data/layers/e3fa2037bc528587-deb.qcow2: | generated/data/layers/75b47050460c2309-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 75b47050460c2309-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what ./images/cd.iso installs by ./images/autoinstall.yaml
generated/data/layers/fa3602ea87397b60-installed.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	xorriso -as mkisofs -quiet -V cidata -J -r -graft-points -o $@.seed user-data=./images/autoinstall.yaml meta-data=/dev/null
	$(install) --osinfo linux2020 --network user --location ./images/cd.iso,kernel=casper/vmlinuz,initrd=casper/initrd \
	  --disk path="$$(realpath $@.seed)",device=cdrom \
	  --extra-args 'autoinstall console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-autoinstall: host name, user ada, keys, the share's mount
generated/data/layers/e5dd7b1b3e290e12-iso-autoinstall.qcow2: | generated/data/layers/fa3602ea87397b60-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b fa3602ea87397b60-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what ./images/cd.iso installs by ./images/answers.ks
generated/data/layers/8a7fc1555c8d5f18-installed.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	$(install) --osinfo centos-stream9 --network bridge=br0 --location ./images/cd.iso \
	  --initrd-inject ./images/answers.ks \
	  --extra-args 'inst.ks=file:/answers.ks inst.text console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-kickstart: host name, user ada, keys, the share's mount
generated/data/layers/05670e3e1244af55-iso-kickstart.qcow2: | generated/data/layers/8a7fc1555c8d5f18-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 8a7fc1555c8d5f18-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what https://cd.example/debian.iso installs by ./images/preseed.cfg
generated/data/downloads/not-locked-yet-f8dee3312c521ae8-installed: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cd.example/debian.iso  $@
generated/data/layers/f8dee3312c521ae8-installed.qcow2: | generated/data/downloads/not-locked-yet-f8dee3312c521ae8-installed generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	$(install) --osinfo linux2020 --network user --location generated/data/downloads/not-locked-yet-f8dee3312c521ae8-installed \
	  --initrd-inject ./images/preseed.cfg \
	  --extra-args 'auto=true priority=critical preseed/file=/preseed.cfg console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-preseed: host name, user ada, keys, the share's mount
generated/data/layers/2575beb5dc0662ab-iso-preseed.qcow2: | generated/data/layers/f8dee3312c521ae8-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f8dee3312c521ae8-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.img
generated/data/downloads/not-locked-yet-c9926fc269fca454-disk: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.img  $@
generated/data/layers/c9926fc269fca454-disk.qcow2: | generated/data/downloads/not-locked-yet-c9926fc269fca454-disk generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/not-locked-yet-c9926fc269fca454-disk
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# listed: host name, user ada, keys, the share's mount
generated/data/layers/e97100773fc3e339-listed.qcow2: | generated/data/layers/c9926fc269fca454-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c9926fc269fca454-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu noble from packages: its file system is made without root and without an appliance
generated/data/layers/1f43af17d6bea6fa-ubuntu-noble.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual \
	  $(mmdebstrap-hooks) noble $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/1f43af17d6bea6fa-ubuntu-noble: | generated/data/layers/1f43af17d6bea6fa-ubuntu-noble.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/1f43af17d6bea6fa-ubuntu-noble.qcow2 $@

# noble: host name, user ada, keys, the share's mount
generated/data/layers/cc2ed3f3fbebe7c1-noble.qcow2: | generated/data/layers/1f43af17d6bea6fa-ubuntu-noble.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 1f43af17d6bea6fa-ubuntu-noble.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image registry.example:5000/disks/debian:12
generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ --src-tls-verify=false docker://registry.example:5000/disks/debian@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
generated/data/layers/502edef987c268fd-debian.qcow2: | generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack oci generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# oci: host name, user ada, keys, the share's mount
generated/data/layers/95413a61af51edd4-oci.qcow2: | generated/data/layers/502edef987c268fd-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 502edef987c268fd-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image quay.example/disks/fedora:41@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ docker://quay.example/disks/fedora@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
generated/data/layers/da218ade0459e05a-fedora.qcow2: | generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack oci generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# oci-digest: host name, user ada, keys, the share's mount
generated/data/layers/64b11a9f5f4db230-oci-digest.qcow2: | generated/data/layers/da218ade0459e05a-fedora.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b da218ade0459e05a-fedora.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image ./images/my layout:v1
generated/data/layers/866fdc40797dbc30-my-layout.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack oci './images/my layout'  >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# oci-folder: host name, user ada, keys, the share's mount
generated/data/layers/45666ab7aafb003e-oci-folder.qcow2: | generated/data/layers/866fdc40797dbc30-my-layout.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 866fdc40797dbc30-my-layout.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image quay.example/disks/fedora:latest
generated/data/downloads/oci-not-locked-yet-9885bd0585437a7b-fedora: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ docker://quay.example/disks/fedora@
generated/data/layers/9885bd0585437a7b-fedora.qcow2: | generated/data/downloads/oci-not-locked-yet-9885bd0585437a7b-fedora generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most $(MAKEBOX) unpack oci generated/data/downloads/oci-not-locked-yet-9885bd0585437a7b-fedora >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# oci-new: host name, user ada, keys, the share's mount
generated/data/layers/f6fac2f1c43dafb8-oci-new.qcow2: | generated/data/layers/9885bd0585437a7b-fedora.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 9885bd0585437a7b-fedora.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/own.lock says
generated/data/layers/e3e1bea11bf3b6f1-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock own --check
	VIRT_BUILDER_DIRS=generated/repos/e3e1bea11bf3b6f1-mine $(bound) virt-builder mine --format qcow2 --size 10G \
	  --cache generated/data/downloads/e4b8d107e8fec705-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# own: host name, user ada, keys, the share's mount
generated/data/layers/e88ccfc24b94b6a3-own.qcow2: | generated/data/layers/e3e1bea11bf3b6f1-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b e3e1bea11bf3b6f1-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk ./images/my disk.qcow2
generated/data/layers/e6f8e6815d9d575d-my-disk.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk='./images/my disk.qcow2'
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp "$${found#* }"
	$(end-layer)

# own-file: host name, user ada, keys, the share's mount
generated/data/layers/21b61d29b05224d7-own-file.qcow2: | generated/data/layers/e6f8e6815d9d575d-my-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b e6f8e6815d9d575d-my-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk ./images/disk.raw.zst
generated/data/layers/3cc68fe886cb2216-disk.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most zstd -dc <./images/disk.raw.zst >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp "$${found#* }"
	$(bound) virt-resize --format qcow2 --output-format qcow2 --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# own-packed: host name, user ada, keys, the share's mount
generated/data/layers/14c80a75f3f0a84c-own-packed.qcow2: | generated/data/layers/3cc68fe886cb2216-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3cc68fe886cb2216-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.raw.xz?a=1&b=$(c)
generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download 'https://cloud.example/disk.raw.xz?a=1&b=$$(c)' fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 $@
generated/data/layers/008262c2332da972-disk.qcow2: | generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk most=12146704384; $(bound) prlimit --fsize=$$most xz -dc <generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 >"$$disk" || $(too-long)
	$(copy-disk); rm -f $@.disk
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp "$${found#* }"
	$(bound) virt-resize --format qcow2 --output-format qcow2 --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# packed: host name, user ada, keys, the share's mount
generated/data/layers/ccd6db7989ffa2cd-packed.qcow2: | generated/data/layers/008262c2332da972-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 008262c2332da972-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian sid from packages: its file system is made without root and without an appliance
generated/data/layers/aaf3c269da7c0192-debian-sid.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) sid $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) sid main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/aaf3c269da7c0192-debian-sid: | generated/data/layers/aaf3c269da7c0192-debian-sid.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/aaf3c269da7c0192-debian-sid.qcow2 $@

# sid: host name, user ada, keys, the share's mount
generated/data/layers/3ba362108a0f49f0-sid.qcow2: | generated/data/layers/aaf3c269da7c0192-debian-sid.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b aaf3c269da7c0192-debian-sid.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/70c48af6827dc742-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --architectures=amd64 --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,rsync,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) --aptopt='Acquire::Check-Valid-Until "false"' bookworm $@.tar $(few-fds) \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bookworm main'
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/70c48af6827dc742-debian-bookworm: | generated/data/layers/70c48af6827dc742-debian-bookworm.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/70c48af6827dc742-debian-bookworm.qcow2 $@

# snap: host name, user ada, keys, the share's mount
generated/data/layers/f6e722c095d337a1-snap.qcow2: | generated/data/layers/70c48af6827dc742-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 70c48af6827dc742-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-41; its index must still say what distros/template.lock says
generated/data/layers/ee3952d4b0973e56-fedora-41.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock template --check
	$(bound) virt-builder fedora-41 --format qcow2 --size 20G \
	  --cache generated/data/downloads/db5c480ad14511e1-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# template: host name, user ada, keys, the share's mount
generated/data/layers/3cabcefa2b62ddd6-template.qcow2: | generated/data/layers/ee3952d4b0973e56-fedora-41.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ee3952d4b0973e56-fedora-41.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/unsigned.lock says
generated/data/layers/716a90cb75ba6efd-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock unsigned --check
	VIRT_BUILDER_DIRS=generated/repos/716a90cb75ba6efd-mine $(bound) virt-builder mine --no-check-signature --format qcow2 --size 10G \
	  --cache generated/data/downloads/a49b67f4b3852ad7-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# unsigned: host name, user ada, keys, the share's mount
generated/data/layers/50b3595cc182cec8-unsigned.qcow2: | generated/data/layers/716a90cb75ba6efd-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 716a90cb75ba6efd-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
