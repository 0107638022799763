// The table of what `.env`, the environment and the make command line may say of this machine.

/** [name, default, what it means] */
export const machineSettings: readonly (readonly [name: string, fallback: string, help: string])[] = [
  ['CODE_DIR', 'the checkout', 'The folder that every VM sees at /code.'],
  [
    'DATA_DIR',
    '/var/lib/libvirt/images/makebox',
    'Where layers, disks, kernels and logs lie (under qemu:///session: ~/.local/share/makebox).',
  ],
  ['LIBVIRT_URI', 'qemu:///system', 'The libvirt to define domains at; LIBVIRT_DEFAULT_URI is honoured.'],
  [
    'REMOTE_DIR',
    '/var/lib/libvirt/images/makebox-pool',
    'Where a libvirt at another machine keeps the disks (docs/remote.md).',
  ],
  [
    'SSH_KEY',
    'the first of ~/.ssh/id_ed25519, id_ecdsa, id_rsa',
    'The private key that opens the VMs; makebox makes one where there is none.',
  ],
  ['PREFIX', '', 'Put before every domain name: two checkouts with VMs of one name need it.'],
  ['ACCEL', 'auto', 'auto, kvm or tcg; auto tries KVM out and takes TCG where it does not work.'],
  ['DEBIAN_MIRROR', 'http://deb.debian.org/debian', 'Mirror for mmdebstrap of Debian suites.'],
  ['UBUNTU_MIRROR', 'http://archive.ubuntu.com/ubuntu', 'Mirror for mmdebstrap of Ubuntu suites.'],
  [
    'REGISTRY',
    '',
    'Where push- and pull- keep layers, as `registry.example.org/makebox`; `http://` before it without TLS.',
  ],
  [
    'KERNEL_CATALOG',
    'quay.io/lvh-images/kernel-images',
    'What `make kernels-catalog` lists: a place in a registry; `http://` before it without TLS.',
  ],
  ['KEEP_FAILED', '1', 'Whether a layer that failed is kept aside (docs/cache.md); 0 keeps nothing.'],
  [
    'TIMEOUT',
    '60, or 600 without KVM',
    'Seconds that up- waits for a VM to answer, that down- and reload- give a guest before it is switched off by force, and that save-, snapshot- and restore- may take.',
  ],
];
