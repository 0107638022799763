// What real machines cost: debian-12 from nothing, again from its layers, a second one on the same base, and its boot.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { boots } from './boot.ts';
import { type Checkout, checkout } from './checkout.ts';
import { commands } from './commands.ts';
import { onDisk, timed } from './cost.ts';
import { cloned, ready, savedAndGone, tenAtOnce } from './life.ts';
import { attempt, type Row, row } from './row.ts';
import { median } from './sample.ts';
import { besideVagrant } from './vagrant.ts';

const name = 'debian-12';
const rounds = 5;
const kib = 1024;

/** `ends` is told how to take away what is to be made, beforehand. */
export async function fromMachines(root: string, ends: (() => void)[]): Promise<Row[]> {
  const [data, code] = [path.join(root, 'data'), path.join(root, 'code')];
  for (const folder of [data, code]) mkdirSync(folder);
  const it = checkout(root, 'real', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'bench-' });
  for (const file of [`${name}.ini`, `${name}.lock`])
    it.write(`distros/${file}`, readFileSync(path.join('distros', file), 'utf8'));
  ends.push(() => it.make('destroy', 'YES=1'));
  return [
    ...(await attempt(`${name} from nothing`, () => fromNothing(it))),
    ...(await attempt(`destroy and ${name}.xml`, () => again(it, data))),
    ...(await attempt('a second VM on the same base', () => second(it, data))),
    ...(await attempt('boot to ssh', () => boots(it, name, root))),
    ...(await commands(it, name)),
    ...(await attempt('a clone', () => cloned(it, name))),
    ...(await attempt('saved memory, and the end', () => savedAndGone(it, name))),
    ...(await attempt('the ready state', () => ready(it, name))),
    ...(await attempt('ten VMs at once', () => tenAtOnce(it, name))),
    ...(await attempt('beside vagrant', () => besideVagrant(it, name, root, ends))),
  ];
}

function fromNothing(it: Checkout): Row[] {
  it.make('Makefile');
  const { seconds, text } = timed(it, `${name}.xml`);
  const value = Number(/^I: success in ([\d.]+) seconds/m.exec(text)?.[1]);
  if (!value) throw new Error('mmdebstrap did not say how long it took');
  return [
    row({
      what: `${name} from nothing`,
      unit: 's',
      ours: seconds,
      against: { name: 'mmdebstrap', value },
      compared: 'difference',
      mark: 10,
    }),
  ];
}

function again(it: Checkout, data: string): Row[] {
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const { seconds } = timed(it, `destroy-${name}`);
    const before = onDisk(data);
    times.push(seconds + timed(it, `${name}.xml`).seconds);
    sizes.push(onDisk(data) - before);
  }
  it.make(`destroy-${name}`);
  const what = `destroy and ${name}.xml`;
  return [
    row({ what, unit: 's', ours: median(times), mark: 1.5 }),
    row({ what: `${what}: new on disk`, unit: 'KiB', ours: median(sizes) / kib, mark: 300 }),
    appliances(it, what, `${name}.xml`),
  ];
}

function second(it: Checkout, data: string): Row[] {
  const [times, sizes]: [number[], number[]] = [[], []];
  const define = (vm: string) => it.write(`distros/${vm}.ini`, `like = ${name}\n[domain]\nmemory = 512\n`);
  for (let round = 0; round < rounds; round++) {
    define(`second-${round}`);
    const before = onDisk(data);
    times.push(timed(it, `second-${round}.xml`).seconds);
    sizes.push(onDisk(data) - before);
  }
  define('third');
  const what = 'a second VM on the same base';
  const rows = [
    row({ what, unit: 's', ours: median(times), mark: 3, note: 'its definition is new: with regenerating' }),
    row({ what: `${what}: new on disk`, unit: 'KiB', ours: median(sizes) / kib, mark: 2 * kib }),
    appliances(it, what, 'third.xml'),
  ];
  for (const vm of ['third', ...times.map((_, round) => `second-${round}`)]) it.make(`destroy-${vm}`);
  return rows;
}

/** Guests that make started itself, by strace: libguestfs's appliance is a qemu below make, a domain one below libvirtd. */
function appliances(it: Checkout, what: string, goal: string): Row {
  const record = path.join(it.folder, 'strace');
  const { status, error, stderr } = spawnSync(
    'strace',
    ['-f', '-e', 'trace=execve,execveat', '-s', '300', '-o', record, 'make', goal],
    {
      cwd: it.folder,
      env: it.env,
      encoding: 'utf8',
      timeout: 300_000,
    },
  );
  if (status !== 0) throw error ?? new Error(stderr);
  const started = readFileSync(record, 'utf8').match(
    /exec[a-z]+\("[^"]*\/(qemu-system-[^"]*|qemu-kvm|virt-customize|guestfish)".*= 0$/gm,
  );
  rmSync(record);
  return row({ what: `${what}: appliance runs`, unit: '', ours: started?.length ?? 0, mark: 0 });
}
