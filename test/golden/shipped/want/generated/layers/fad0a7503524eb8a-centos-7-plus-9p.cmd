run-command sed -i -e '/^\[centosplus]/,/^enabled=/s/^enabled=.*/enabled=1/' /etc/yum.repos.d/CentOS-Base.repo
run-command sed -i -e 's/^DEFAULTKERNEL=.*/DEFAULTKERNEL=kernel-plus/' /etc/sysconfig/kernel
append-line /etc/dracut.conf.d/virtio.conf:add_drivers+=" virtio_blk virtio_scsi virtio_pci virtio_console "
append-line /etc/modules-load.d/9pnet_virtio.conf:9pnet_virtio
install kernel-plus
run-command version=$(ls /lib/modules | grep -F .plus. | sort -V | tail -n 1) && \
  test -n "$version" && \
  dracut --force "/boot/initramfs-$version.img" "$version" && \
  grubby --set-default "/boot/vmlinuz-$version"
