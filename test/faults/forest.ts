// The definitions that the campaigns work on, and what each of their keys may become.

const digest = (digit: string) => digit.repeat(64);

export const forest: Readonly<Record<string, string>> = {
  'distros/defaults.ini': '[image]\nsize = 11G\n\n[share code]\ntarget = /src\n\n[params]\nword = all\n',
  'distros/base.ini': '[image]\nfrom = mmdebstrap:bookworm\nsize = 10G\nlayers = tools\n\n[domain]\ndefine = no\n',
  'distros/base.lock': 'from = mmdebstrap:bookworm\ndigest = d1\n',
  'distros/left.ini': '[image]\nfrom = distro:base\nlayers = left {{extra}}\n\n[params]\nextra =\nword = one\n',
  'distros/right.ini': '[image]\nfrom = distro:base\nsize = 20G\nlayers = right tree\n\n[domain]\ndefine = no\n',
  'distros/low.ini': 'like = right\n\n[domain]\ndefine = yes\nmemory = 512\n\n[share code]\ntype = none\n',
  'distros/web.ini':
    'instances = web-1 web-2\n\n[image]\nfrom = {{source}}\nlayers = own\n\n[params]\nsource = distro:base\nport = 8{{index}}\nmode = no\nspare = x\n',
  'distros/builder.ini': '[image]\nfrom = virt-builder:debian-12\nlayers = nest\n\n[domain]\ndefine = no\n',
  'distros/builder.lock': 'from = virt-builder:debian-12\ndigest = r1\n',
  'distros/cloud.ini': `[image]\nfrom = url:https://example.org/cloud.qcow2\nsha256 = ${digest('a')}\n\n[user]\nname = eve\n`,
  'distros/snippets/tools.cmd': '# what all have\ninstall less\n',
  'distros/snippets/left.cmd': 'upload conf/left:/etc/left\nrun-command true\nmkdir /srv/left\n',
  'distros/snippets/right.cmd': 'install right\nrun conf/run.sh\n',
  'distros/snippets/tree.cmd': 'copy-in conf/tree:/srv\n',
  'distros/snippets/own.cmd.hbs':
    '# {{instance}}\nwrite /etc/port:{{port}}\n{{#if mode}}mkdir /yes{{else}}mkdir /no{{/if}}\n',
  'distros/snippets/say.cmd.hbs': 'write /etc/word:{{word}}\n',
  'distros/snippets/nest.cmd': 'commands-from-file conf/inner.cmd\nmkdir /outer\n',
  'distros/snippets/spare.cmd': 'mkdir /spare\n',
  'conf/left': 'left\n',
  'conf/run.sh': '#!/bin/sh\n',
  'conf/inner.cmd': 'upload conf/inner:/etc/inner\nmkdir /inner\n',
  'conf/inner': 'inner\n',
  'conf/tree/a': 'a\n',
  'conf/tree/deep/b': 'b\n',
};

/** What each definition's keys may become; what is around the image among them. undefined takes the line away. */
const around: readonly (readonly [string, string, readonly (string | undefined)[]])[] = [
  ['domain', 'memory', ['512', '1024', undefined]],
  ['domain', 'vcpus', ['1', '4', undefined]],
  ['domain', 'cpu', ['maximum', undefined]],
  ['domain', 'network', ['network=other', 'none', undefined]],
  ['domain', 'graphics', ['vnc', undefined]],
  ['domain', 'os-variant', ['debian11', 'linux2022', undefined]],
  ['domain', 'virt-install-flags', ['--noreboot', undefined]],
  ['domain', 'define', ['yes', 'no', undefined]],
  ['user', 'name', ['eve', 'bob', undefined]],
  ['guest', 'timezone', ['UTC', 'Europe/Berlin', undefined]],
  ['share code', 'type', ['none', '9p', 'virtiofs', 'auto', undefined]],
  ['share code', 'source', ['/srv', undefined]],
  ['share code', 'target', ['/code', '/work', undefined]],
];
const packaged: typeof around = [
  ['image', 'packages', ['curl', 'curl  git', 'git curl', 'curl curl', undefined]],
  ['image', 'kernel', ['linux-image-amd64', undefined]],
  ['image', 'components', ['main contrib', undefined]],
  ['image', 'mirror', ['http://mirror.example.org/debian', 'file:///srv/debian', undefined]],
  ['image', 'snapshot', ['20260801T000000Z', undefined]],
  ['domain', 'kernel-args', ['quiet debug', undefined]],
];
export const fields: Readonly<Record<string, typeof around>> = {
  // What some sources do not know is among it, and what a definition above may be silent of.
  defaults: [
    ['image', 'size', ['11G', '13G', undefined]],
    ['image', 'layers', ['spare', 'spare say', undefined]],
    ['image', 'components', ['main contrib', undefined]],
    ['image', 'cloud-init', ['no', 'yes', undefined]],
    ['cloud-init', 'user-data', ['conf/left', 'conf/inner', undefined]],
    ['user', 'name', ['all', undefined]],
    ['share code', 'target', ['/src', '/code', undefined]],
    ['params', 'word', ['all', 'none']],
  ],
  base: [
    ...packaged,
    ['image', 'from', ['mmdebstrap:bookworm', 'mmdebstrap:trixie']],
    ['image', 'size', ['10G', '12G']],
  ],
  left: [
    ...around,
    ['image', 'layers', ['left {{extra}}', 'left spare {{extra}}', 'spare left {{extra}}', '{{extra}}']],
    ['params', 'extra', ['', 'say', 'say spare']],
    ['params', 'word', ['one', 'two']],
    ['image', 'size', ['20G', '30G', undefined]],
    ['image', 'from', ['distro:base', 'distro:right']],
  ],
  right: [
    ...around,
    ['image', 'size', ['20G', '25G']],
    ['image', 'layers', ['right tree', 'tree right', 'right', 'right  tree']],
  ],
  low: [...around, ['', 'like', ['right', 'left']]],
  web: [
    ...around,
    ['', 'instances', ['web-1 web-2', 'web-2 web-1', 'web-1', 'web-1 web-3']],
    ['params', 'port', ['8{{index}}', '9{{index}}', '80']],
    ['params', 'mode', ['no', 'yes', '']],
    ['params', 'spare', ['x', 'y', undefined]],
    ['params', 'source', ['distro:base', 'distro:builder', 'distro:cloud']],
    ['image', 'layers', ['own', 'own say', 'say']],
    ['params', 'word', ['one', 'three']],
  ],
  builder: [
    ...around,
    ['image', 'from', ['virt-builder:debian-12', 'virt-builder:fedora-40']],
    ['image', 'source', ['https://example.org/index', undefined]],
    ['image', 'gpgkey', ['file:///srv/key', undefined]],
    ['image', 'check-signature', ['no', 'yes', undefined]],
    ['image', 'size', ['10G', '11G', undefined]],
    ['image', 'layers', ['nest', 'nest spare']],
  ],
  cloud: [
    ...around,
    ['image', 'from', ['url:https://example.org/cloud.qcow2', 'url:https://example.net/cloud.qcow2']],
    ['image', 'sha256', [digest('a'), digest('b')]],
    ['image', 'sha256sums', ['https://example.org/SHA256SUMS', undefined]],
    ['image', 'expand', ['/dev/sda1', undefined]],
    ['image', 'cloud-init', ['no', 'yes', undefined]],
    ['image', 'size', ['10G', '11G', undefined]],
  ],
};

/** What stands before the first section, and each section with its heading. */
export function parted(text: string): [string, string[]] {
  const parts = text.split(/^(?=\[)/m);
  return parts[0]!.startsWith('[') ? ['', parts] : [parts[0]!, parts.slice(1)];
}

/** The text of a definition with a key set, or without it. */
export function withKey(text: string, section: string, key: string, value: string | undefined): string {
  const [top, sections] = parted(text);
  const written = value === undefined ? '' : `${key} = ${value}\n`;
  const without = (part: string) => part.replace(new RegExp(`^${key} *=.*\n`, 'm'), '');
  if (!section) return [written, without(top), ...sections].join('');
  const heading = `[${section}]\n`;
  const before = sections.find(part => part.startsWith(heading)) ?? heading;
  const others = sections.filter(part => part !== before);
  return [top, ...others, `${without(before).trimEnd()}\n${written}`].join('');
}
