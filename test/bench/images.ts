// What images cost: little-vm-helper's README build by its own steps beside ours, layers of one kind each, branches side by side.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../scripts/plan.ts';
import { type Checkout, checkout } from './checkout.ts';
import { onDisk, timed } from './cost.ts';
import { attempt, type Row, row } from './row.ts';

const packages = ['less', 'vim', 'sudo', 'openssh-server', 'curl'];
const children = 5;
const mib = 2 ** 20;

const definitions = {
  base: `[image]\nfrom = mmdebstrap:bookworm\nsize = 8G\npackages = ${packages.join(' ')}\n`,
  k8s: '[image]\nfrom = distro:base\nlayers = docker\n',
  written: '[image]\nfrom = distro:base\nlayers = write\n',
  installed: '[image]\nfrom = distro:base\nlayers = install\n',
  ...Object.fromEntries(
    ['one', 'two', 'three', 'four'].map(name => [
      name,
      `[image]\nfrom = distro:base\nlayers = branch\n[params]\nbranch = ${name}\n`,
    ]),
  ),
  children: `instances = ${Array.from({ length: children }, (_, n) => `child-${n}`).join(' ')}\n[image]\nfrom = distro:base\nlayers = child\n`,
};
const snippets = {
  'docker.cmd': 'install docker.io\n',
  'write.cmd': 'write /etc/motd:hello\n',
  'install.cmd': 'install tree\n',
  'branch.cmd.hbs': 'install git\nwrite /etc/branch:{{branch}}\n',
  'child.cmd.hbs': 'write /etc/child:{{instance}}\n',
};

export async function ofImages(root: string): Promise<Row[]> {
  const data = path.join(root, 'images');
  mkdirSync(data);
  const it = checkout(root, 'with images', { DATA_DIR: data, CODE_DIR: root });
  for (const [name, text] of Object.entries(definitions)) {
    const only = text.includes('define') ? text : `${text}[domain]\ndefine = no\n`;
    it.write(`distros/${name}.ini`, only);
  }
  for (const [name, text] of Object.entries(snippets)) it.write(`distros/snippets/${name}`, text);
  it.write('distros/base.lock', 'from = mmdebstrap:bookworm\ndigest = bench\n');
  it.make('Makefile');
  return [
    ...(await attempt('an image with docker.io', () => coldAndAgain(it, root))),
    ...(await attempt('layers', () => layers(it))),
    ...(await attempt('two branches', () => branches(it))),
    ...(await attempt('five children', () => storage(it, root, data))),
  ];
}

const sourcesList = (it: Checkout) =>
  it
    .make('-n', 'image-base')
    .split('\n')
    .flatMap(line => /^ *'(deb .*)'/.exec(line)?.[1] ?? []);

/** The steps of little-vm-helper (pkg/images): packages to an archive, an ext4 in the appliance, a copy, a customization. */
function coldAndAgain(it: Checkout, root: string): Row[] {
  const theirs = peer(root, [...included(it), ...packages], sourcesList(it));
  const { seconds } = timed(it, 'image-k8s');
  const again = timed(it, 'image-k8s').seconds;
  const against = { name: "little-vm-helper's steps", value: theirs };
  const what = 'an image with docker.io';
  return [
    row({ what: `${what}, from nothing`, unit: 's', ours: seconds, against, compared: 'ratio', mark: 0.2 }),
    row({ what: `${what}, nothing touched`, unit: 's', ours: again, against, compared: 'ratio', mark: 0.05 }),
  ];
}

/** What our base holds without being told to, so that both hold the same. */
function included(it: Checkout): string[] {
  const plan = JSON.parse(readFileSync(path.join(it.folder, 'generated/plan.json'), 'utf8')) as Plan;
  const base = plan.layers.find(layer => layer.kind === 'mmdebstrap');
  return base?.kind === 'mmdebstrap' ? base.packages.filter(name => !packages.includes(name)) : [];
}

/** Seconds. */
function peer(root: string, include: readonly string[], mirrors: readonly string[]): number {
  const at = (file: string) => path.join(root, file);
  const env = { ...process.env, LIBGUESTFS_BACKEND: 'direct', LIBGUESTFS_BACKEND_SETTINGS: 'force_tcg' };
  const run = (program: string, ...words: string[]) =>
    execFileSync(program, words, { env, stdio: 'ignore', timeout: 900_000 });
  const start = process.hrtime.bigint();
  run('mmdebstrap', '--variant=minbase', `--include=${include.join(',')}`, 'bookworm', at('base.tar'), ...mirrors);
  run(
    'guestfish',
    '-N',
    `${at('base.img')}=disk:8G`,
    '--',
    'mkfs',
    'ext4',
    '/dev/sda',
    ':',
    'mount',
    '/dev/sda',
    '/',
    ':',
    'tar-in',
    at('base.tar'),
    '/',
  );
  run('cp', '--sparse=always', at('base.img'), at('k8s.img'));
  run('virt-customize', '-a', at('k8s.img'), '--install', 'docker.io');
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function layers(it: Checkout): Row[] {
  it.make('image-base');
  const written = timed(it, 'image-written').seconds;
  const installed = timed(it, 'image-installed').seconds;
  const files = 'a layer that writes a file';
  const root = process.getuid!() === 0;
  return [
    row({ what: files, unit: 's', ours: written, mark: 2 }),
    row({ what: `${files}: on disk`, unit: 'MiB', ours: layerSize(it, '-write'), mark: 1 }),
    row({
      what: `a layer that installs a small package, as ${root ? 'root' : 'a plain user'}`,
      unit: 's',
      ours: installed,
      mark: root ? 8 : 20,
    }),
  ];
}

/** MiB. */
function layerSize(it: Checkout, ending: string): number {
  const plan = JSON.parse(readFileSync(path.join(it.folder, 'generated/plan.json'), 'utf8')) as Plan;
  const { id } = plan.layers.find(layer => layer.id.endsWith(ending))!;
  return (statSync(path.join(it.folder, `generated/data/layers/${id}.qcow2`)).blocks * 512) / mib;
}

function branches(it: Checkout): Row[] {
  it.make('image-base');
  const value = timed(it, 'image-one', 'image-two').seconds;
  const ours = timed(it, '-j2', 'image-three', 'image-four').seconds;
  const against = { name: 'one after the other', value };
  return [row({ what: 'two branches of a base, -j2', unit: 's', ours, against, compared: 'ratio', mark: 1 / 1.6 })];
}

/** Copies of a whole image, as little-vm-helper makes them for each child, before anything is written into one. */
function storage(it: Checkout, root: string, data: string): Row[] {
  const base = path.join(root, 'base.img');
  if (!existsSync(base)) throw new Error('there is no image of theirs to copy');
  const value = ((statSync(base).blocks * 512) / mib) * (children + 1);
  const before = onDisk(path.join(data, 'layers'));
  it.make(...Array.from({ length: children }, (_, n) => `image-child-${n}`));
  const added = onDisk(path.join(data, 'layers')) - before;
  const ours = layerSize(it, '-debian-bookworm') + added / mib;
  const against = { name: 'whole copies', value };
  return [row({ what: 'a base and five children: on disk', unit: 'MiB', ours, against, compared: 'ratio', mark: 0.7 })];
}
