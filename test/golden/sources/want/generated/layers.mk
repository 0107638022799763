
# the disk of the Vagrant box ./images/debian.box
generated/data/layers/b0d7a433aa1b8a0f-debian.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack box ./images/debian.box >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# box: host name, user ada, keys, the share's mount
generated/data/layers/cfb5fc84130a40bd-box.qcow2: | generated/data/layers/b0d7a433aa1b8a0f-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b0d7a433aa1b8a0f-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk of the Vagrant box https://boxes.example/debian.box
generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://boxes.example/debian.box aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa $@
generated/data/layers/026ed05e9d781b9b-debian.qcow2: | generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack box generated/data/downloads/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# box-far: host name, user ada, keys, the share's mount
generated/data/layers/7caaa39a2e045b37-box-far.qcow2: | generated/data/layers/026ed05e9d781b9b-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 026ed05e9d781b9b-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk of the domain my debian, which must be shut off and as distros/by-hand.lock says, before and after
generated/data/layers/d240749a84d6c522-my-debian.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock by-hand --check
	disk=$$($(MAKEBOX) domain-disk 'my debian')
	$(bound) qemu-img convert -f "$${disk%% *}" -O qcow2 "$${disk#* }" $@.tmp
	$(MAKEBOX) lock by-hand --check
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# by-hand: host name, user ada, keys, the share's mount
generated/data/layers/8691d5bda4420b83-by-hand.qcow2: | generated/data/layers/d240749a84d6c522-my-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b d240749a84d6c522-my-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.qcow2
generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.qcow2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef $@
generated/data/layers/ba1ff542ca282de2-disk.qcow2: | generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# cloud: host name, user ada, keys, the share's mount
generated/data/layers/8fc4a10339e63b7b-cloud.qcow2: | generated/data/layers/ba1ff542ca282de2-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ba1ff542ca282de2-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/f7808296e422f662-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,contrib \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-amd64,vim \
	  $(mmdebstrap-hooks) bookworm $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian) bookworm-updates main contrib) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://mirror.example/debian)-security bookworm-security main contrib)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/f7808296e422f662-debian-bookworm: | generated/data/layers/f7808296e422f662-debian-bookworm.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/f7808296e422f662-debian-bookworm.qcow2 $@

# deb: host name, user ada, keys, the share's mount
generated/data/layers/ad96f607e5473b92-deb.qcow2: | generated/data/layers/f7808296e422f662-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b f7808296e422f662-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what ./images/cd.iso installs by ./images/autoinstall.yaml
generated/data/layers/2ad0775e5f060ae6-installed.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	xorriso -as mkisofs -quiet -V cidata -J -r -graft-points -o $@.seed user-data=./images/autoinstall.yaml meta-data=/dev/null
	$(install) --osinfo linux2020 --network network=default --location ./images/cd.iso,kernel=casper/vmlinuz,initrd=casper/initrd \
	  --disk path="$$(realpath $@.seed)",device=cdrom \
	  --extra-args 'autoinstall console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-autoinstall: host name, user ada, keys, the share's mount
generated/data/layers/2e51a8acef3fad84-iso-autoinstall.qcow2: | generated/data/layers/2ad0775e5f060ae6-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 2ad0775e5f060ae6-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what ./images/cd.iso installs by ./images/answers.ks
generated/data/layers/b77623fcb2a0d94f-installed.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	$(install) --osinfo centos-stream9 --network bridge=br0 --location ./images/cd.iso \
	  --initrd-inject ./images/answers.ks \
	  --extra-args 'inst.ks=file:/answers.ks inst.text console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-kickstart: host name, user ada, keys, the share's mount
generated/data/layers/71e43d152c3c860c-iso-kickstart.qcow2: | generated/data/layers/b77623fcb2a0d94f-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b77623fcb2a0d94f-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# what https://cd.example/debian.iso installs by ./images/preseed.cfg
generated/data/downloads/not-locked-yet-fb9131622b6c5661-installed: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cd.example/debian.iso  $@
generated/data/layers/fb9131622b6c5661-installed.qcow2: | generated/data/downloads/not-locked-yet-fb9131622b6c5661-installed generated/workspace
	$(Q)$(begin-layer)
	$(stop-install); qemu-img create -q -f qcow2 $@.disk 10G
	$(install) --osinfo linux2020 --network network=default --location generated/data/downloads/not-locked-yet-fb9131622b6c5661-installed \
	  --initrd-inject ./images/preseed.cfg \
	  --extra-args 'auto=true priority=critical preseed/file=/preseed.cfg console=ttyS0' && code=0 || code=$$?
	$(stop-install); [ $$code = 0 ]
	$(bound) qemu-img convert -f qcow2 -O qcow2 $@.disk $@.tmp; rm -f $@.disk $@.seed
	$(end-layer)

# iso-preseed: host name, user ada, keys, the share's mount
generated/data/layers/ca2d1cc1d510d18f-iso-preseed.qcow2: | generated/data/layers/fb9131622b6c5661-installed.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b fb9131622b6c5661-installed.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.img
generated/data/downloads/not-locked-yet-1324baf2192a4608-disk: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://cloud.example/disk.img  $@
generated/data/layers/1324baf2192a4608-disk.qcow2: | generated/data/downloads/not-locked-yet-1324baf2192a4608-disk generated/workspace
	$(Q)$(begin-layer)
	disk=generated/data/downloads/not-locked-yet-1324baf2192a4608-disk
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# listed: host name, user ada, keys, the share's mount
generated/data/layers/39979f388876eba6-listed.qcow2: | generated/data/layers/1324baf2192a4608-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 1324baf2192a4608-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# ubuntu noble from packages: its file system is made without root and without an appliance
generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,ubuntu)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main,universe \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-virtual \
	  $(mmdebstrap-hooks) noble $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-updates main universe) \
	  $(call q,deb $(or $(call setting,UBUNTU_MIRROR),http://archive.ubuntu.com/ubuntu) noble-security main universe)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/7777678429ee344e-ubuntu-noble: | generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2 $@

# noble: host name, user ada, keys, the share's mount
generated/data/layers/f507e2ee107f65ef-noble.qcow2: | generated/data/layers/7777678429ee344e-ubuntu-noble.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 7777678429ee344e-ubuntu-noble.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image registry.example:5000/disks/debian:12
generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ --src-tls-verify=false docker://registry.example:5000/disks/debian@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
generated/data/layers/149a2896869c7da8-debian.qcow2: | generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack oci generated/data/downloads/oci-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# oci: host name, user ada, keys, the share's mount
generated/data/layers/5b6f70be4b75ff14-oci.qcow2: | generated/data/layers/149a2896869c7da8-debian.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 149a2896869c7da8-debian.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image quay.example/disks/fedora:41@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ docker://quay.example/disks/fedora@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
generated/data/layers/e48b2c94890e8280-fedora.qcow2: | generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack oci generated/data/downloads/oci-cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# oci-digest: host name, user ada, keys, the share's mount
generated/data/layers/cb7850ff5fba915b-oci-digest.qcow2: | generated/data/layers/e48b2c94890e8280-fedora.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b e48b2c94890e8280-fedora.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image ./images/my layout:v1
generated/data/layers/6971caaaaa1efe14-my-layout.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack oci './images/my layout'  >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# oci-folder: host name, user ada, keys, the share's mount
generated/data/layers/7b0c498058b8a44d-oci-folder.qcow2: | generated/data/layers/6971caaaaa1efe14-my-layout.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 6971caaaaa1efe14-my-layout.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk in the container image quay.example/disks/fedora:latest
generated/data/downloads/oci-not-locked-yet-8080687a08694a86-fedora: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock sh -euc $(call q,$(pull)) sh $@ docker://quay.example/disks/fedora@
generated/data/layers/8080687a08694a86-fedora.qcow2: | generated/data/downloads/oci-not-locked-yet-8080687a08694a86-fedora generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) $(MAKEBOX) unpack oci generated/data/downloads/oci-not-locked-yet-8080687a08694a86-fedora >"$$disk"
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# oci-new: host name, user ada, keys, the share's mount
generated/data/layers/999c93e5a9d77fd2-oci-new.qcow2: | generated/data/layers/8080687a08694a86-fedora.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 8080687a08694a86-fedora.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/own.lock says
generated/data/layers/3b90988c16b60834-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock own --check
	VIRT_BUILDER_DIRS=generated/repos/3b90988c16b60834-mine $(bound) virt-builder mine --format qcow2 --size 10G \
	  --cache generated/data/downloads/318466d0f22d1477-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# own: host name, user ada, keys, the share's mount
generated/data/layers/e472ff7317cdbdb9-own.qcow2: | generated/data/layers/3b90988c16b60834-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 3b90988c16b60834-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk ./images/my disk.qcow2
generated/data/layers/8b8b1e03d742bc36-my-disk.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk='./images/my disk.qcow2'
	$(copy-disk); rm -f $@.disk
	qemu-img resize -q -f qcow2 $@.tmp 10G
	$(end-layer)

# own-file: host name, user ada, keys, the share's mount
generated/data/layers/fc63cc4b2d5ae6fb-own-file.qcow2: | generated/data/layers/8b8b1e03d742bc36-my-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 8b8b1e03d742bc36-my-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the disk ./images/disk.raw.zst
generated/data/layers/c7baa5a7dc0bb167-disk.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) zstd -dc <./images/disk.raw.zst >"$$disk"
	$(copy-disk); rm -f $@.disk
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp 10G
	$(bound) virt-resize --format qcow2 --output-format qcow2 --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# own-packed: host name, user ada, keys, the share's mount
generated/data/layers/b2a8db8d9e559823-own-packed.qcow2: | generated/data/layers/c7baa5a7dc0bb167-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b c7baa5a7dc0bb167-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the cloud image at https://cloud.example/disk.raw.xz?a=1&b=$(c)
generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download 'https://cloud.example/disk.raw.xz?a=1&b=$$(c)' fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 $@
generated/data/layers/aa21c243324dd65e-disk.qcow2: | generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 generated/workspace
	$(Q)$(begin-layer)
	disk=$@.disk; $(bound) xz -dc <generated/data/downloads/fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210 >"$$disk"
	$(copy-disk); rm -f $@.disk
	mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp 10G
	$(bound) virt-resize --format qcow2 --output-format qcow2 --expand /dev/sda1 $@.small $@.tmp; rm -f $@.small
	$(end-layer)

# packed: host name, user ada, keys, the share's mount
generated/data/layers/6ea5c749759b3554-packed.qcow2: | generated/data/layers/aa21c243324dd65e-disk.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b aa21c243324dd65e-disk.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian sid from packages: its file system is made without root and without an appliance
generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) sid $@.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) sid main)
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/ae7dcd6373ff1f96-debian-sid: | generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2 $@

# sid: host name, user ada, keys, the share's mount
generated/data/layers/85ca34c42a03452e-sid.qcow2: | generated/data/layers/ae7dcd6373ff1f96-debian-sid.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b ae7dcd6373ff1f96-debian-sid.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/eac600d642361293-debian-bookworm.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(call find-keyring,debian)
	$(machine-files)
	$(bound) mmdebstrap --mode=unshare --variant=minbase --keyring="$$keyring" --components=main \
	  --include=apt,systemd-sysv,systemd-resolved,udev,dbus,kmod,iproute2,openssh-server,sudo,ca-certificates,initramfs-tools,xz-utils,zstd,linux-image-cloud-amd64 \
	  $(mmdebstrap-hooks) --aptopt='Acquire::Check-Valid-Until "false"' bookworm $@.tar $(few-fds) \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bookworm main'
	$(bound) $(rootless) sh -euc $(call q,$(tar-to-ext4)) sh $@ 10G
	$(bound) qemu-img convert -O qcow2 $@.raw $@.tmp; rm -f $@.tar $@.files.tar $@.raw
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/eac600d642361293-debian-bookworm: | generated/data/layers/eac600d642361293-debian-bookworm.qcow2
	$(Q)$(MAKEBOX) kernel generated/data/layers/eac600d642361293-debian-bookworm.qcow2 $@

# snap: host name, user ada, keys, the share's mount
generated/data/layers/7618a0a23c891512-snap.qcow2: | generated/data/layers/eac600d642361293-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b eac600d642361293-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template fedora-41; its index must still say what distros/template.lock says
generated/data/layers/689e27e250a91860-fedora-41.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock template --check
	$(bound) virt-builder fedora-41 --format qcow2 --size 20G \
	  --cache generated/data/downloads/6f79863c1d4cc3b8-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# template: host name, user ada, keys, the share's mount
generated/data/layers/7d24c11e81cfda4b-template.qcow2: | generated/data/layers/689e27e250a91860-fedora-41.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 689e27e250a91860-fedora-41.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# the template mine; its index must still say what distros/unsigned.lock says
generated/data/layers/008e11ef20a23f7d-mine.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	$(MAKEBOX) lock unsigned --check
	VIRT_BUILDER_DIRS=generated/repos/008e11ef20a23f7d-mine $(bound) virt-builder mine --no-check-signature --format qcow2 --size 10G \
	  --cache generated/data/downloads/acda0e62a4dd9ec7-virt-builder --root-password locked:disabled --output $@.tmp
	$(end-layer)

# unsigned: host name, user ada, keys, the share's mount
generated/data/layers/dbd0425b83c7fd71-unsigned.qcow2: | generated/data/layers/008e11ef20a23f7d-mine.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 008e11ef20a23f7d-mine.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
