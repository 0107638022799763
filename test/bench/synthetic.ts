// Writes any number of definitions of six layers each, and makes them by tools that only pretend to.

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../scripts/plan.ts';
import { type Checkout, checkout } from './checkout.ts';

const library = 40;
/** With the base below and the identity on top: six layers. */
const snippetsEach = 4;
const fake = path.resolve('test/support/tool.sh');
const tools = [
  'mmdebstrap',
  'unshare',
  'mke2fs',
  'qemu-img',
  'virt-customize',
  'virt-install',
  'virsh',
  'node',
  'apt-config',
];

export interface Synthetic extends Checkout {
  readonly plan: Plan;
  /** The tools that were called since the last look, each with its words. */
  readonly calls: () => string[][];
}

/** No two of these VMs share a layer: each has packages of its own in its base. */
export function synthetic(root: string, count: number): Synthetic {
  const name = `with ${count}`;
  const bin = path.join(root, `tools ${count}`);
  mkdirSync(path.join(bin, 'domains'), { recursive: true });
  mkdirSync(path.join(root, `data ${count}`));
  for (const tool of tools) symlinkSync(fake, path.join(bin, tool));
  const log = path.join(bin, 'log');
  writeFileSync(log, '');
  const env = { PATH: `${bin}:${process.env['PATH']}`, FAKE: bin, NODE: process.execPath };
  const it = checkout(root, name, { DATA_DIR: path.join(root, `data ${count}`), CODE_DIR: root }, env);

  for (let n = 0; n < library; n++)
    it.write(`distros/snippets/s${n}.cmd`, `# snippet ${n}\ninstall package-${n}\nrun-command echo ${n}\n`);
  for (let n = 0; n < count; n++) {
    it.write(`distros/vm-${n}.ini`, definition(n));
    it.write(`distros/vm-${n}.lock`, 'from = mmdebstrap:bookworm\ndigest = d1\n');
  }
  it.make('Makefile');
  const calls = () => {
    const words = readFileSync(log, 'utf8').split('\0').slice(0, -1);
    writeFileSync(log, '');
    const found: string[][] = [];
    while (words.length > 0) found.push(words.splice(0, Number(words.shift())));
    return found;
  };
  const plan = JSON.parse(readFileSync(path.join(it.folder, 'generated/plan.json'), 'utf8')) as Plan;
  return { ...it, plan, calls };
}

export const snippetsOf = (n: number) =>
  Array.from({ length: snippetsEach }, (_, k) => `s${(n * 7 + k * 11) % library}`);

const definition = (n: number) => `; VM ${n} of a bench
[image]
from = mmdebstrap:bookworm
engine = appliance
packages = package-${n}
layers = ${snippetsOf(n).join(' ')}

[domain]
memory = ${512 + n}
`;

/** Makes vm-0 by make and the pretending tools, and lays the files of all the others as if they had been made. */
export function makeAll(it: Synthetic): void {
  it.make('vm-0.xml');
  const at = (file: string) => path.join(it.folder, file);
  for (const { id } of it.plan.layers) writeFileSync(at(layerFile(id)), '', { flag: 'a' });
  for (const { name, kernel } of it.plan.vms.slice(1)) {
    mkdirSync(at(kernelFile(kernel!)), { recursive: true });
    for (const file of [diskFile(name), `${name}.xml`]) writeFileSync(at(file), '');
  }
}

export const layerFile = (id: string) => `generated/data/layers/${id}.qcow2`;
export const kernelFile = (id: string) => `generated/data/kernels/${id}`;
export const diskFile = (name: string) => `generated/workspace/disks/${name}.qcow2`;
