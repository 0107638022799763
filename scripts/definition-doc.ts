// Turns the settings table into docs/definition.md: node dist/scripts/definition-doc.js >docs/definition.md

import { pathToFileURL } from 'node:url';
import { type Setting, settings, type ValueType } from './settings.ts';

const kinds: Record<ValueType, string> = {
  text: 'text',
  size: 'size, like `10G`',
  count: 'whole number',
  words: 'words',
  choice: 'one of',
  url: 'address',
  path: 'absolute path',
  digest: '64 hex digits',
  user: 'login name',
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
      'Each key is also a make variable: `make NAME.xml MEMORY=4096`.',
  ],
  ['user', 'user', 'Who you are in the guest.'],
  [
    'share',
    'share code',
    "The folder of the host that the guest sees. `FSDEV_FLAGS` holds what virt-install's `--filesystem` is given beyond source and target, " +
      'by default `driver.type=virtiofs,accessmode=passthrough`; over 9p it is `accessmode=passthrough`.',
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

A line is \`[section]\`, \`key = value\`, or a comment that starts with \`;\` or \`#\`. A value that holds one of these two goes in double quotes.

Files beside it:

- \`distros/snippets/SNIPPET.cmd\` - what \`layers\` names: a command file of virt-customize(1), \`--commands-from-file\`. One file is one
  cached layer. Paths in it are taken from the checkout's folder, and the content of those files is part of the layer.
- \`distros/NAME.lock\` - what the source was when it was first built. Commit it, and everybody builds on the same base.
- \`distros/NAME.mk\` - overrides for this machine, in lines for one target: \`NAME.xml: FSDEV_FLAGS = accessmode=passthrough\`.
  It is make code and can run programs: read a foreign one first.

## Precedence

Where a key has a make variable, the first of these that sets it holds:

1. the make command line: \`make NAME.xml MEMORY=4096\`
2. \`distros/NAME.mk\`
3. the environment
4. \`.env\` (see \`.env.example\`)
5. \`distros/NAME.ini\`, then what it is \`like\`
6. the default

\`make info-NAME\` shows every value and where it comes from. A key without a variable is decided by the definition alone.
`;

/** The whole page. */
export function definitionDoc(): string {
  return [introduction, ...sections.map(section)].join('\n');
}

function section([heading, name, about]: (typeof sections)[number]): string {
  const rows = settings.filter(s => s.section === name);
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
