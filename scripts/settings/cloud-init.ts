// The keys of [cloud-init]: files that its cloud-init finds beside what makebox tells it.

import type { Setting } from './setting.ts';

const section = 'cloud-init';

export const cloudInitSettings: readonly Setting[] = [
  {
    section,
    key: 'user-data',
    type: 'file',
    fallback: '',
    help: 'A `#cloud-config`, a script (`#!`), or whatever else cloud-init takes; keys that would change the host name or the ssh host keys have no effect.',
  },
  {
    section,
    key: 'meta-data',
    type: 'file',
    fallback: '',
    help: 'YAML; `instance-id` and `local-hostname` are made here.',
  },
  { section, key: 'network-config', type: 'file', fallback: '', help: 'YAML of version 1 or 2, as it is.' },
];
