// The keys of [domain]: the virtual machine around the disk.

import { type Setting, yesNo } from './setting.ts';

export const domainSettings: readonly Setting[] = [
  {
    section: 'domain',
    key: 'define',
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    help: '`no`: an image only, for others to stand on or to be exported.',
  },
  {
    section: 'domain',
    key: 'os-variant',
    ofImage: true,
    type: 'text',
    fallback: 'linux2020',
    variable: 'OS_VARIANT',
    help: "What virt-install's `--osinfo` takes; `osinfo-query os` lists them. The default is any Linux with virtio.",
  },
  { section: 'domain', key: 'memory', type: 'count', fallback: '2048', variable: 'MEMORY', help: 'Memory in MiB.' },
  { section: 'domain', key: 'vcpus', type: 'count', fallback: '2', variable: 'VCPUS', help: 'Virtual processors.' },
  {
    section: 'domain',
    key: 'cpu',
    type: 'text',
    fallback: '',
    variable: 'CPU',
    help: "virt-install's `--cpu`; default: `host-passthrough` with KVM, x86-64-v2 without.",
  },
  {
    section: 'domain',
    key: 'network',
    type: 'text',
    fallback: 'network=default',
    variable: 'NETWORK',
    help: "virt-install's `--network`; the MAC is added.",
  },
  {
    section: 'domain',
    key: 'graphics',
    type: 'text',
    fallback: 'none',
    variable: 'GRAPHICS',
    help: "virt-install's `--graphics`.",
  },
  {
    section: 'domain',
    key: 'kernel-args',
    ofImage: true,
    type: 'text',
    fallback: 'quiet',
    variable: 'KERNEL_ARGS',
    sources: ['mmdebstrap'],
    help: "Added to the kernel's command line; the image boots by `--boot kernel=`.",
  },
  {
    section: 'domain',
    key: 'ttl',
    type: 'duration',
    fallback: '',
    help: 'How old its disk may be before `make reap` finds it forgotten; default: for ever.',
  },
  {
    section: 'domain',
    key: 'virt-install-flags',
    type: 'words',
    fallback: '',
    variable: 'VIRT_INSTALL_FLAGS',
    help: 'Further words for virt-install, parted by spaces.',
  },
];
