// What a Vagrant box for libvirt holds beside box.img, its qcow2 (vagrant-libvirt, "Box format").

/** `bytes` is the size of the disk as the guest sees it; a box says it in whole GiB. */
export const metadata = (bytes: number): string =>
  `${JSON.stringify({ provider: 'libvirt', format: 'qcow2', virtual_size: Math.ceil(bytes / 2 ** 30) })}\n`;

/** The image knows virtio disks, and has nothing that mounts a folder at /vagrant. */
export const vagrantfile = `Vagrant.configure("2") do |config|
  config.vm.synced_folder ".", "/vagrant", disabled: true
  config.vm.provider :libvirt do |libvirt|
    libvirt.disk_bus = "virtio"
  end
end
`;
