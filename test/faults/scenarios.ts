// What is killed again and again: a checkout's files, the goals that go before, and the goal.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Checkout } from '../support/checkout.ts';

export interface Scenario {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What else must be there. */
  readonly before?: (c: Checkout) => void;
  /** Goals made undisturbed. */
  readonly prepare?: readonly string[];
  /** Files changed after that. */
  readonly change?: Readonly<Record<string, string>>;
  /** Files taken away after that. */
  readonly remove?: readonly string[];
  readonly goal: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const base = {
  'distros/base.ini': '[image]\nfrom = mmdebstrap:bookworm\n',
  'distros/base.lock': 'from = mmdebstrap:bookworm\ndigest = d1\n',
};

/** VMs that differ in their names. */
const fleet = (word: string) =>
  Object.fromEntries(
    Array.from({ length: 64 }, (_, at) => [`distros/${word}-${at}.ini`, `like = base\n\n[image]\nlayers = tools\n`]),
  );
/** What `url:` fetches and converts, compressed: some writes of a pipe's size. */
const image = Buffer.alloc(300_000, 'image ');
const published = (c: Checkout) => path.join(path.dirname(c.folder), 'published.qcow2.gz');

export const scenarios: readonly Scenario[] = [
  {
    name: 'a first build',
    files: {
      ...base,
      'distros/base.ini': `${base['distros/base.ini']}layers = tools\n`,
      'distros/snippets/tools.cmd': 'install less\n',
    },
    goal: ['image-base'],
  },
  {
    name: 'a change that two images share',
    files: {
      ...base,
      'distros/base.ini': `${base['distros/base.ini']}layers = tools\n[domain]\ndefine = no\n`,
      'distros/left.ini': '[image]\nfrom = distro:base\nlayers = left\nsize = 20G\n[domain]\ndefine = no\n',
      'distros/right.ini': '[image]\nfrom = distro:base\nlayers = right\n',
      'distros/snippets/tools.cmd': 'install less\n',
      'distros/snippets/left.cmd': 'install left\n',
      'distros/snippets/right.cmd': 'install right\n',
    },
    prepare: ['images'],
    change: { 'distros/snippets/tools.cmd': 'install more\n' },
    goal: ['images'],
  },
  {
    name: 'every kind of base',
    files: {
      'distros/template.ini':
        '[image]\nfrom = virt-builder:debian-12\nsource = https://example.org/index\n[domain]\ndefine = no\n',
      'distros/template.lock': 'from = virt-builder:debian-12\ndigest = r1\n',
      'distros/cloud.ini': `[image]\nfrom = url:https://example.org/cloud.raw.gz\nsha256 = ${'a'.repeat(64)}\nexpand = /dev/sda1\n`,
      'distros/plain.ini': `[image]\nfrom = url:https://example.org/plain.qcow2\nsha256 = ${'b'.repeat(64)}\n[domain]\ndefine = no\n`,
    },
    prepare: ['list'],
    goal: ['images'],
  },
  {
    name: 'definitions that come and go',
    files: { ...base, ...fleet('old'), 'distros/snippets/tools.cmd': 'install less\n' },
    prepare: ['list'],
    change: fleet('new'),
    remove: Object.keys(fleet('old')),
    goal: ['list'],
  },
  {
    name: 'a domain on layers that are there',
    files: base,
    prepare: ['image-base'],
    goal: ['base.xml'],
  },
  {
    name: 'a gc',
    files: {
      ...base,
      'distros/base.ini': `${base['distros/base.ini']}layers = tools\n`,
      'distros/left.ini': '[image]\nfrom = distro:base\nlayers = left\n',
      'distros/snippets/tools.cmd': 'install less\n',
      'distros/snippets/left.cmd': 'install left\n',
    },
    prepare: ['images'],
    change: { 'distros/snippets/tools.cmd': 'install more\n' },
    goal: ['gc'],
  },
  {
    name: 'an export',
    files: base,
    prepare: ['image-base'],
    goal: ['export-base', 'FORMAT=oci', 'BOOT=bios'],
  },
  {
    name: 'an import',
    files: {},
    before: c => {
      writeFileSync(published(c), gzipSync(image));
      const sha256 = createHash('sha256')
        .update(readFileSync(published(c)))
        .digest('hex');
      c.write({
        'distros/cloud.ini': `[image]\nfrom = url:file://${published(c).replaceAll(' ', '%20')}\nsha256 = ${sha256}\n`,
      });
    },
    prepare: ['list'],
    goal: ['image-cloud'],
    env: { REAL: 'download' },
  },
];
