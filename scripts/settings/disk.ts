// The keys of [disk NAME]: a disk that a VM has besides that of its image.

import { type Setting, yesNo } from './setting.ts';

const section = 'disk NAME';

export const diskBuses = ['virtio', 'scsi', 'sata'] as const;

export const diskSettings: readonly Setting[] = [
  { section, key: 'size', type: 'size', fallback: '10G', help: 'Its size when it is made; it takes what is written.' },
  { section, key: 'format', type: 'choice', choices: ['qcow2', 'raw'], fallback: 'qcow2', help: 'How it lies here.' },
  { section, key: 'bus', type: 'choice', choices: diskBuses, fallback: 'virtio', help: 'How the guest sees it.' },
  {
    section,
    key: 'persistent',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: 'Whether it stays when the VM goes, `rebuild-NAME` and `destroy-NAME` alike, for the next VM of this name; `DISKS=1` takes it, too.',
  },
];
