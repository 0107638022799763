# CentOS 7's own kernel has neither virtiofs nor 9p; the kernel of its CentOS Plus repository has 9p. Needs centos-7-vault.
# The order matters: while kernel-plus is being installed its scripts read DEFAULTKERNEL and dracut's configuration.
run-command sed -i -e '/^\[centosplus]/,/^enabled=/s/^enabled=.*/enabled=1/' /etc/yum.repos.d/CentOS-Base.repo
run-command sed -i -e 's/^DEFAULTKERNEL=.*/DEFAULTKERNEL=kernel-plus/' /etc/sysconfig/kernel

# dracut leaves out drivers that the machine it runs on has no use for, and here that is libguestfs's appliance.
# The spaces inside the quotes keep the names apart from those of other files (dracut.conf(5), add_drivers).
append-line /etc/dracut.conf.d/virtio.conf:add_drivers+=" virtio_blk virtio_scsi virtio_pci virtio_console "

# Without the transport a mount of type 9p fails with "No such device" (modules-load.d(5)).
append-line /etc/modules-load.d/9pnet_virtio.conf:9pnet_virtio

install kernel-plus

# rpm takes a failure of a kernel's last script for a mere warning: build its initramfs, and make it the default, where
# a failure stops the build.
run-command version=$(ls /lib/modules | grep -F .plus. | sort -V | tail -n 1) && \
  test -n "$version" && \
  dracut --force "/boot/initramfs-$version.img" "$version" && \
  grubby --set-default "/boot/vmlinuz-$version"
