// Turns the settings table into docs/definition.md: node dist/scripts/definition-doc.js >docs/definition.md

import { pathToFileURL } from 'node:url';
import { kernelSettings } from './settings/kernel.ts';
import { type Setting, settings, type ValueType } from './settings.ts';

const kinds: Record<ValueType, string> = {
  text: 'text',
  size: 'size, like `10G`',
  count: 'whole number',
  memory: 'MiB, 64 at least',
  duration: 'time, like `2h`',
  words: 'words',
  options: 'options, by commas',
  cidr: 'address/length',
  ip: 'address',
  range: 'two addresses',
  mac: 'MAC',
  device: 'device',
  domain: 'DNS domain',
  ports: 'ports',
  packages: 'package names',
  components: 'component names',
  mirror: 'address',
  date: 'date, like `20260801T000000Z`',
  choice: 'one of',
  devices: 'words',
  url: 'address',
  path: 'absolute path',
  file: 'file of this checkout',
  timezone: 'time zone',
  locale: 'locale',
  digest: '64 hex digits',
  user: 'login name',
  kernel: 'source',
  kconfig: 'options',
  assignments: 'words',
  compiler: 'program',
};

/** What a section is about, by the heading that messages link to: its first word, or "top". */
const sections: readonly (readonly [heading: string, section: string, about: string])[] = [
  ['top', '', 'Before the first section.'],
  [
    'image',
    'image',
    'What is on the disk. All of it but the mirror is hashed into the names of the layers: a change builds new ones, on those below that did not change. ' +
      'A key that belongs to one kind of source is refused beside another.',
  ],
  [
    'domain',
    'domain',
    'The virtual machine around the disk. A change makes `NAME.xml` anew and builds nothing. ' +
      'Nearly each key is also a make variable: `make NAME.xml MEMORY=4096`.',
  ],
  [
    'disk',
    'disk NAME',
    'A disk that is empty at first, besides that of the image ([disks.md](disks.md)). NAME is its serial number: the guest has it as `/dev/disk/by-id/virtio-NAME`. ' +
      'The keys `disk-cache`, `disk-io` and `disk-discard` of [domain] are for all disks.',
  ],
  ['user', 'user', 'Who you are in the guest.'],
  [
    'guest',
    'guest',
    'What the system in it is set to. It is in the last layer: a change makes a disk stale, and builds that layer alone.',
  ],
  [
    'ssh',
    'ssh',
    'How `ssh-NAME` and all others reach it; a change holds from the next `up-NAME`. `SSH_KEY` in `.env` is the key.',
  ],
  ['run', 'run', 'How [run-NAME](run.md) boots its image for one command.'],
  [
    'provision',
    'provision',
    'What is done once in the guest after its first boot, over ssh: the first that fails ends it. No layer knows of it.',
  ],
  [
    'cloud-init',
    'cloud-init',
    'What cloud-init does in the guest at the first boot of a new disk; only for images that have it. The content of the files is hashed into the last layer: ' +
      'a change makes a disk stale, and `rebuild-NAME` begins anew. See [sources.md](sources.md#cloud-init).',
  ],
  [
    'share',
    'share NAME',
    'A folder of the host that the guest sees. [share code] is there without being written, as CODE_DIR at `/code`; `type = none` takes it away. ' +
      'Its device is called after its target: `mount -t virtiofs /code /mnt`. ' +
      "`FSDEV_FLAGS` holds what virt-install's `--filesystem` is given for [share code] beyond source and target, " +
      'by default `driver.type=virtiofs,accessmode=passthrough`; over 9p it is `accessmode=passthrough`.',
  ],
  [
    'network',
    'network NAME',
    'A network beside the first one, or the first one itself: that is [network vms], unless `[domain] network` says another. What it is - all but ip, mac and model - is said by any of its VMs; ' +
      'who says the heading and nothing is on it, too. [Networks](networks.md) has more.',
  ],
  [
    'kernel',
    'kernel',
    'The one section of `kernels/NAME.ini`, which is a kernel and no VM: [kernels.md](kernels.md). What it is built from, how and by which compiler decides its name, as with layers.',
  ],
];

const introduction = `# Definitions

A definition is a file \`distros/NAME.ini\`, and makes a virtual machine NAME: small letters, digits, \`.\` and \`-\`. It says what the
machine is; every key that it leaves out has a default. This is all of one:

\`\`\`ini
; distros/centos-7.ini
[image]
from   = virt-builder:centos-7.8
layers = centos-7-vault centos-7-plus-9p

[domain]
os-variant = centos7.0

[share code]
type = 9p
\`\`\`

A definition may state only its difference from another:

\`\`\`ini
; distros/centos-7-big.ini
like = centos-7

[domain]
memory = 8192
\`\`\`

An image may stand on that of another definition: the layers below are there once, and are built once.

\`\`\`ini
; distros/k8s.ini
[image]
from   = distro:docker
layers = k8s

[domain]
define = no
\`\`\`

\`like\` copies keys; \`from = distro:NAME\` takes the image as it is, with its \`os-variant\`, \`kernel-args\` and \`cloud-init\`, and nothing of its
domain. Its snippets are filled with this definition's params. A \`size\` above the other's makes a layer that grows the file system.

What all definitions of a checkout have in common stands in \`distros/defaults.ini\`, which is none itself. Its keys hold where a definition, and
what it is \`like\`, is silent; what an image can't take for its source is not used there.

\`\`\`ini
; distros/defaults.ini
[domain]
memory = 1024

[user]
name = dev
\`\`\`

A line is \`[section]\`, \`key = value\`, or a comment that starts with \`;\` or \`#\`. A value that holds one of these two goes in double quotes.

Files beside it:

- \`distros/snippets/SNIPPET.cmd\` - what \`layers\` names: a command file of virt-customize(1), \`--commands-from-file\`. One file is one
  cached layer. Paths in it are taken from the checkout's folder, and the content of those files is part of the layer.
  In \`SNIPPET.cmd.hbs\` every \`{{name}}\` is filled in first; a plain \`.cmd\` may hold any braces.
- \`distros/NAME.lock\` - what the source was when it was first built. Commit it, and everybody builds on the same base.
- \`distros/NAME.mk\` - overrides for this machine, in lines for one target: \`NAME.xml: FSDEV_FLAGS = accessmode=passthrough\`.
  It is make code and can run programs: read a foreign one first.

## Precedence

Where a key has a make variable, the first of these that sets it holds:

1. the make command line: \`make NAME.xml MEMORY=4096\`
2. \`distros/NAME.mk\`
3. the environment
4. \`.env\` (see \`.env.example\`)
5. \`distros/NAME.ini\`, then what it is \`like\`, then \`distros/defaults.ini\`
6. the default

\`make info-NAME\` shows every value and where it comes from. A key without a variable is decided by the definition alone.
`;

const params = `## params

\`[params]\`: Names of your own, that stand as \`{{name}}\` in the values of this definition and in snippets called \`X.cmd.hbs\`. A param may use
those above it. What is filled in is what is hashed: a param that does not reach a snippet does not rebuild it.

\`\`\`ini
; distros/web.ini - three VMs; their layers differ from the first snippet on that names one of them
instances = web-1 web-2 web-3

[image]
from   = distro:{{base}}
layers = nginx {{extra}}

[domain]
memory = {{memory}}

[params]
base   = debian-12
memory = 1024
extra  =
port   = 808{{index}}
\`\`\`

- \`{{instance}}\` is the name of the VM and \`{{index}}\` its place among the instances, from 1; both are given always.
- The params of a definition that is \`like\` another, or stands on one, go before the other's - in the other's snippets, too.
- \`{{#if name}}…{{else}}…{{/if}}\` chooses: an empty value and \`no\` are false. handlebars does the filling, and nothing else of it is taken. A name
  that nobody gives is a mistake. \`\\{{\` is written where braces are meant.
- There is nothing like a date or a random number: the same definition makes the same layers.
`;

/** The whole page. */
export function definitionDoc(): string {
  return [introduction, ...sections.map(section), params].join('\n');
}

function section([heading, name, about]: (typeof sections)[number]): string {
  const rows = [...settings, ...kernelSettings].filter(s => s.section === name);
  const [sources, variable] = [rows.some(s => s.sources), rows.some(s => s.variable)];
  const columns = [
    'Key',
    'Value',
    'Default',
    ...(variable ? ['Variable'] : []),
    ...(sources ? ['Sources'] : []),
    'Meaning',
  ];
  const lines = rows.map(s => [
    code(s.key),
    kind(s),
    code(s.fallback),
    ...(variable ? [code(s.variable ?? '')] : []),
    ...(sources ? [s.sources?.join(', ') ?? 'all'] : []),
    s.help.replaceAll('|', '\\|'),
  ]);
  const table = [columns, columns.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |\n`).join('');
  return `## ${heading}\n\n${name ? `\`[${name}]\`: ` : ''}${about}\n\n${table}`;
}

const code = (text: string) => (text ? `\`${text}\`` : '');
const kind = ({ type, choices }: Setting) => (choices ? choices.map(code).join(', ') : kinds[type]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(definitionDoc());
