
# debian bookworm from packages: its file system is made without root and without an appliance
generated/data/layers/7099facd87a28b5a-debian-bookworm.qcow2: | generated/workspace
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

# distros/snippets/shared.cmd.hbs, in containers on this host
generated/data/layers/4b76a195a7ae8da1-shared.qcow2: | generated/data/layers/7099facd87a28b5a-debian-bookworm.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -F qcow2 -b 7099facd87a28b5a-debian-bookworm.qcow2 $@.tmp
	$(bound) $(MAKEBOX) container $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/de9a1a95cb3ea782-own.qcow2: | generated/data/layers/4b76a195a7ae8da1-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4b76a195a7ae8da1-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/de9a1a95cb3ea782-own: | generated/data/layers/de9a1a95cb3ea782-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/de9a1a95cb3ea782-own.qcow2 $@

# web-1: host name, user ada, keys, the share's mount
generated/data/layers/f97d3e7fcef20486-web-1.qcow2: | generated/data/layers/de9a1a95cb3ea782-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b de9a1a95cb3ea782-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/58c0d456b9a4bde9-own.qcow2: | generated/data/layers/4b76a195a7ae8da1-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4b76a195a7ae8da1-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/58c0d456b9a4bde9-own: | generated/data/layers/58c0d456b9a4bde9-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/58c0d456b9a4bde9-own.qcow2 $@

# web-2: host name, user ada, keys, the share's mount
generated/data/layers/7a7b2a689ebeb471-web-2.qcow2: | generated/data/layers/58c0d456b9a4bde9-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 58c0d456b9a4bde9-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)

# distros/snippets/own.cmd.hbs only writes files: by debugfs on this host
generated/data/layers/b0c454da4479aceb-own.qcow2: | generated/data/layers/4b76a195a7ae8da1-shared.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b 4b76a195a7ae8da1-shared.qcow2 $@.tmp
	$(bound) $(MAKEBOX) files $(id) $@.tmp
	$(end-layer)

# the kernel and initrd that this layer boots with
generated/data/kernels/b0c454da4479aceb-own: | generated/data/layers/b0c454da4479aceb-own.qcow2
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) kernel generated/data/layers/b0c454da4479aceb-own.qcow2 $@

# web-3: host name, user ada, keys, the share's mount
generated/data/layers/c67743d0971274a3-web-3.qcow2: | generated/data/layers/b0c454da4479aceb-own.qcow2 generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 -o cluster_size=16k -F qcow2 -b b0c454da4479aceb-own.qcow2 $@.tmp
	$(bound) $(MAKEBOX) identity $(id) $@.tmp
	$(end-layer)
