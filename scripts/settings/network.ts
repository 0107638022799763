// The keys of [network NAME]: a network that a VM is on.

import type { Setting } from './setting.ts';

const section = 'network NAME';

export const networkTypes = ['nat', 'isolated', 'route', 'open', 'bridge', 'macvtap', 'user'] as const;

export const networkSettings: readonly Setting[] = [
  {
    section,
    key: 'type',
    type: 'choice',
    choices: networkTypes,
    fallback: 'nat',
    help: 'nat, isolated, route and open are made for the VMs that name them and go with the last; bridge and macvtap stand on a `device` of the host; user needs no root.',
  },
  {
    section,
    key: 'address',
    type: 'cidr',
    fallback: '',
    help: "The host's own address on it, as `10.9.0.1/24`; default: one that follows from checkout and NAME.",
  },
  {
    section,
    key: 'dhcp',
    type: 'range',
    fallback: '',
    help: 'Which addresses it gives away, as `10.9.0.100-10.9.0.200`; default: all. `no`: none.',
  },
  {
    section,
    key: 'domain',
    type: 'domain',
    fallback: '',
    help: 'Its DNS domain; default: NAME. Every VM on it resolves every other.',
  },
  {
    section,
    key: 'device',
    type: 'device',
    fallback: '',
    help: 'The bridge, the network card below a macvtap, or the card that nat and route leave by.',
  },
  { section, key: 'mtu', type: 'count', fallback: '', help: 'Bytes that a packet may have.' },
  {
    section,
    key: 'ip',
    type: 'ip',
    fallback: '',
    help: "This VM's address on it; default: one that follows from its name, also where nothing stands behind the =.",
  },
  {
    section,
    key: 'mac',
    type: 'mac',
    fallback: '',
    help: "This VM's MAC on it; default: one that follows from checkout and name, also where nothing stands behind the =.",
  },
  {
    section,
    key: 'model',
    type: 'device',
    fallback: 'virtio',
    help: 'The network card that the guest sees. Of a first one, on [network vms]: by default what virt-install takes for its system.',
  },
];
