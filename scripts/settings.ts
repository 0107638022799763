// The one table of every key that a definition may hold; the parser, the messages and docs/definition.md come from it.

import { domainSettings } from './settings/domain.ts';
import { imageSettings } from './settings/image.ts';
import { type Setting, yesNo } from './settings/setting.ts';

export type { Setting, ValueType } from './settings/setting.ts';

export const settings: readonly Setting[] = [
  {
    section: '',
    key: 'like',
    type: 'text',
    fallback: '',
    help: 'Another definition: its keys hold where this one is silent.',
  },

  {
    section: '',
    key: 'instances',
    type: 'words',
    fallback: '',
    help: 'Names of several VMs that are made of this definition, instead of one by its own name; see [params].',
  },
  ...imageSettings,
  ...domainSettings,
  {
    section: 'user',
    key: 'name',
    type: 'user',
    fallback: '',
    help: 'The user in the guest; default: yours. It has your uid and gid, your ssh key and sudo.',
  },

  {
    section: 'ssh',
    key: 'port',
    type: 'count',
    fallback: '22',
    help: 'Where sshd listens in the guest; the image must be made so, too.',
  },
  {
    section: 'ssh',
    key: 'forward-agent',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: 'Whether the guest may use the keys of your ssh-agent while you are in it.',
  },
  {
    section: 'ssh',
    key: 'forward-x11',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: "Whether the guest's windows open on your screen.",
  },
  {
    section: 'provision',
    key: 'scripts',
    type: 'words',
    fallback: '',
    help: 'Files of this checkout that run in the guest as root after its first boot, in this order, and at `make provision-NAME`.',
  },
  {
    section: 'provision',
    key: 'playbooks',
    type: 'words',
    fallback: '',
    help: "Ansible's playbooks, which run here against it, after the scripts.",
  },
  {
    section: 'share code',
    key: 'type',
    type: 'choice',
    choices: ['auto', 'virtiofs', '9p', 'none'],
    fallback: 'auto',
    help: "How CODE_DIR gets into the guest; auto: virtiofs, and 9p where the guest's kernel or the host has none.",
  },
  {
    section: 'share code',
    key: 'source',
    type: 'path',
    fallback: '',
    variable: 'CODE_DIR',
    help: 'The folder on the host; default: CODE_DIR.',
  },
  { section: 'share code', key: 'target', type: 'path', fallback: '/code', help: 'Where the guest sees it.' },
  {
    section: 'share code',
    key: 'readonly',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: 'Whether the guest can only read it; the host sees to that, whatever root in the guest does.',
  },
  {
    section: 'share code',
    key: 'overlay',
    type: 'choice',
    choices: yesNo,
    fallback: 'no',
    help: "Whether what the guest writes there stays on the guest's own disk, by an overlayfs; the host's folder is read only.",
  },
];

/** The make variables that a VM's own line, NAME.mk, .env, the environment or the command line may set. */
export const variables: readonly string[] = [...settings.flatMap(s => (s.variable ? [s.variable] : [])), 'FSDEV_FLAGS'];
