// The keys of [share NAME]: a folder of the host in the guest.

import { type Setting, yesNo } from './setting.ts';

const section = 'share NAME';

export const shareSettings: readonly Setting[] = [
  {
    section,
    key: 'type',
    type: 'choice',
    choices: ['auto', 'virtiofs', '9p', 'rsync', 'nfs', 'none'],
    fallback: 'auto',
    help: "How it gets into the guest; auto: virtiofs, and 9p where the guest's kernel or the host has none; where the guest has no 9p either, rsync, which copies it at each `up-NAME` and `sync-NAME`. nfs: by the host's own server.",
  },
  {
    section,
    key: 'source',
    type: 'path',
    fallback: '',
    help: 'The folder on the host; that of [share code] is CODE_DIR unless it is said here.',
  },
  {
    section,
    key: 'target',
    type: 'path',
    fallback: '',
    help: 'Where the guest sees it; default: `/NAME`, as `/code`.',
  },
  {
    section,
    key: 'readonly',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: 'Whether the guest can only read it; the host sees to that, whatever root in the guest does.',
  },
  {
    section,
    key: 'overlay',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: "Whether what the guest writes there stays on the guest's own disk, by an overlayfs; the host's folder is read only.",
  },
  {
    section,
    key: 'options',
    type: 'options',
    fallback: '',
    help: "Further options for the guest's mount(8), parted by commas, as `noexec,noatime`.",
  },
  {
    section,
    key: 'create',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: 'Whether the folder is made on the host where there is none.',
  },
  { section, key: 'exclude', type: 'words', fallback: '', help: 'What rsync leaves out, as its `--exclude` takes it.' },
];
