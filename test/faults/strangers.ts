// What is not makebox's and looks as if it were: domains, networks, volumes, files and NFS exports, chosen by chance.

import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isRoot } from '../../scripts/tool.ts';
import { lay } from '../support/folder.ts';
import type { Random } from './random.ts';

interface Where {
  /** Where the fake libvirt is, and the data folder. */
  readonly fake: string;
  readonly data: string;
  /** 16 hex digits of the checkout. */
  readonly workspace: string;
}

const other = 'fedcba9876543210';
const exports = '/etc/exports.d';
/** As everybody else makes them, and as another checkout does. */
const uuid = ({ below }: Random, version: 4 | 8) => {
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-${version}${hex(3)}-a${hex(3)}-${hex(12)}`;
};

const domainNames = ['a', 'b', 'c', 'd', 'aa', 'a-clone', 'a.b', 'my-a', 'lab', 'zz'];
/** What a domain says of itself, and the version of its UUID. */
const descriptions = (mine: string): readonly (readonly [string, 4 | 8])[] => [
  ['', 4],
  ['makebox', 8],
  ['makebox 0123 a', 8],
  [`makebox ${mine}`, 8],
  [`makebox ${mine} A`, 8],
  [`makebox ${mine} a and more`, 8],
  [`makebox ${mine.slice(0, 8)} a`, 8],
  [`makebox ${mine}0 a`, 8],
  [`Makebox ${mine} a`, 8],
  [`not makebox ${mine} a`, 8],
  [`makebox ${other} a`, 8],
  [`makebox ${other} a - mine`, 8],
  // A copy by virt-clone(1) says whatever the first one says.
  [`makebox ${mine} a`, 4],
  [`makebox ${mine} b - of mine`, 4],
];
const networkNames = (mine: string) => [
  `makebox-${mine.slice(0, 8)}-lab`,
  `makebox-${mine.slice(0, 8)}-lab2`,
  `makebox-${mine.slice(0, 8)}-`,
  `makebox-${other.slice(0, 8)}-lab`,
  'makebox-lab',
  'lab',
];
const files = (mine: string) => [
  'mine.qcow2',
  'layers/mine.qcow2',
  'layers/0123-mine.qcow2',
  'kernels/mine/vmlinuz',
  'downloads/mine.iso',
  `${mine}/disks/a-clone.qcow2`,
  `${mine}/disks/aa.qcow2`,
  `${mine}/disks/a.qcow2.bak`,
  `${mine}/disks/a.raw`,
  `${mine}/disks/mine/zz.qcow2`,
  `${other}/disks/a.qcow2`,
  `${other}/networks/lab.xml`,
];

const volumes = (mine: string) => [
  'somebody.qcow2',
  `${mine}0-a.qcow2`,
  `${mine}-a.qcow2.bak`,
  `${mine}-a.iso`,
  `${mine}-aa.qcow2~`,
  `${mine.slice(0, 8)}-a.qcow2`,
  `${other}-a.qcow2`,
  `${other}-a+data.qcow2`,
  `my-${mine}-a.qcow2`,
];
const exported = (mine: string) => [
  'lab.exports',
  `makebox-${mine}-a.exports.old`,
  `makebox-${mine}0-a.exports`,
  `makebox-${mine.slice(0, 8)}-a.exports`,
  `makebox-${other}-a.exports`,
  `my-makebox-${mine}-a.exports`,
];

/** Some of each. */
export function settle({ fake, data, workspace }: Where, random: Random): Strangers {
  const some = <T>(list: readonly T[]) => list.filter(() => random.below(3) === 0);
  const chosen: Record<string, string> = {};
  const put = (folder: string, name: string, text: string) => {
    chosen[path.join(folder, name)] = text;
  };
  for (const name of some(domainNames)) {
    const [description, version] = random.of(descriptions(workspace));
    const source = random.of(['default', ...networkNames(workspace)]);
    const devices = `<interface><source network='${source}'/></interface>`;
    const id = uuid(random, version);
    const xml = `<domain><name>${name}</name><uuid>${id}</uuid><description>${description}</description>${devices}</domain>\n`;
    put(fake, `domains/${id}`, xml);
    const state = random.of(['off', 'saved', 'running', 'paused', 'crashed']);
    if (state === 'saved') put(fake, `domains/${id}.saved`, '');
    else if (state !== 'off') {
      put(fake, `domains/${id}.live`, xml);
      put(fake, `domains/${id}.state`, `${state}\n`);
    }
    if (random.below(3) === 0) put(fake, `domains/${id}.snapshots/first`, xml);
    if (random.below(3) === 0) put(fake, `domains/${id}.autostart`, '');
  }
  for (const name of some(networkNames(workspace))) {
    const id = uuid(random, random.of([4, 8]));
    const xml = `<network>\n<name>${name}</name>\n<uuid>${id}</uuid>\n</network>\n`;
    put(fake, `networks/${id}`, xml);
    if (random.below(2) === 0) {
      put(fake, `networks/${id}.live`, xml);
      put(fake, `networks/${id}.state`, 'running\n');
    }
  }
  for (const file of some(files(workspace))) put(data, file, `${file} of somebody's\n`);
  for (const volume of some(volumes(workspace))) put(path.join(fake, 'pool'), volume, `${volume} of somebody's\n`);
  // No server takes a comment for an export.
  if (isRoot()) for (const file of some(exported(workspace))) put(exports, file, `# ${file} of a test of makebox\n`);
  const served = existsSync(exports);
  lay('/', chosen);
  const ids = Object.keys(chosen).flatMap(file => /\/([0-9a-f-]{36})$/.exec(file)?.[1] ?? []);
  return {
    count: Object.keys(chosen).length,
    leave: () => {
      for (const file of Object.keys(chosen)) if (file.startsWith(exports)) rmSync(file, { force: true });
      if (!served && existsSync(exports)) rmdirSync(exports);
    },
    harm: () => [
      ...Object.entries(chosen).flatMap(([file, text]) =>
        !existsSync(file) ? `${file} is gone` : readFileSync(file, 'utf8') === text ? [] : `${file} is another one`,
      ),
      // Nor does one get a state or a snapshot that it had not.
      ...['domains', 'networks'].flatMap(kind =>
        readdirSync(path.join(fake, kind))
          .filter(name => ids.includes(name.split('.')[0]!))
          .filter(name => !Object.keys(chosen).some(file => file.startsWith(path.join(fake, kind, name))))
          .map(name => `${kind}/${name} is new`),
      ),
    ],
  };
}

export interface Strangers {
  readonly count: number;
  /** What was done to them. */
  readonly harm: () => string[];
  /** Takes away those that lie outside of the test's own folders. */
  readonly leave: () => void;
}
