// The one table of every key that a definition may hold; the parser, the messages and docs/definition.md come from it.

import { cloudInitSettings } from './settings/cloud-init.ts';
import { diskSettings } from './settings/disk.ts';
import { domainSettings } from './settings/domain.ts';
import { guestSettings } from './settings/guest.ts';
import { imageSettings } from './settings/image.ts';
import { networkSettings } from './settings/network.ts';
import { runSettings } from './settings/run.ts';
import { type Setting, yesNo } from './settings/setting.ts';
import { shareSettings } from './settings/share.ts';

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
  {
    section: '',
    key: 'born',
    type: 'text',
    fallback: '',
    help: 'The name that its UUID and MAC derive from, where it had another one; `rename-NAME` writes it. Nothing that is `like` it has it from there.',
  },
  ...imageSettings,
  ...domainSettings,
  ...diskSettings,
  {
    section: 'user',
    key: 'name',
    type: 'user',
    fallback: '',
    help: 'The user in the guest; default: yours, or `dev` where yours is no such name. It has your uid and gid, your ssh key and sudo.',
  },

  ...guestSettings,
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
  ...runSettings,
  ...cloudInitSettings,
  ...shareSettings,
  ...networkSettings,
];

/** The make variables that a VM's own line, NAME.mk, .env, the environment or the command line may set. */
export const variables: readonly string[] = [
  ...settings.flatMap(s => (s.variable ? [s.variable] : [])),
  'CODE_DIR',
  'FSDEV_FLAGS',
];

/** Sections of which a definition has as many as it names; in the table they are called `share NAME`. */
const repeated = new RegExp(`^(${[...kinds()].join('|')}) [a-z0-9][a-z0-9-]{0,14}$`);
const byPath = new Map(settings.map(s => [`${s.section}/${s.key}`, s]));

function kinds() {
  return new Set(settings.flatMap(s => /^(.*) NAME$/.exec(s.section)?.[1] ?? []));
}
const xml = /^domain\/xml\..*/s;
/** A section by the name that it has in the table. */
export const canonical = (section: string) => section.replace(repeated, '$1 NAME');
/** The row of a key, by `section/key` as written. */
export function settingAt(path: string): Setting | undefined {
  const at = path.indexOf('/');
  return byPath.get(`${canonical(path.slice(0, at))}${path.slice(at)}`.replace(xml, 'domain/xml.XPATH'));
}
