// Machines for one command: where their time goes, ten at once from one ready state, and the least kernel that boots one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stages, type Times } from '../../scripts/run-times.ts';
import type { Checkout } from './checkout.ts';
import { timed } from './cost.ts';
import { attempt, type Row, row } from './row.ts';
import { median } from './sample.ts';

const rounds = 3;
const fleet = 10;
const MiB = 2 ** 20;

export const commands = async (it: Checkout, name: string): Promise<Row[]> => [
  ...(await attempt('where the time of a command goes', () => whereItGoes(it, name))),
  ...(await attempt('ten commands at once', () => tenAtOnce(it, name))),
  ...(await attempt('a tiny kernel', () => tinyKernel(it, name))),
];

function whereItGoes(it: Checkout, name: string): Row[] {
  rmSync(path.join(it.folder, 'generated/workspace/warm'), { recursive: true, force: true });
  it.make(`run-${name}`, 'CMD=true');
  const all = Array.from({ length: rounds }, () => {
    it.make(`run-${name}`, 'CMD=true');
    const file = path.join(it.folder, `generated/workspace/runs/${name}.json`);
    return (JSON.parse(readFileSync(file, 'utf8')) as Times).seconds;
  });
  return stages.map((stage, at) =>
    row({ what: `run-NAME CMD=true: ${stage}`, unit: 's', ours: median(all.map(seconds => seconds[at]!)) }),
  );
}

/** Bytes that all qemu processes of a checkout have, by what is theirs alone or in parts (PSS), and by what each sees (RSS). */
function memory(folder: string): { pss: number; rss: number; count: number } {
  const found = readdirSync('/proc').flatMap(id => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      if (!words.startsWith('qemu-system') || !readFileSync(`/proc/${id}/environ`, 'utf8').includes(folder)) return [];
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      const of = (key: string) => Number(new RegExp(`^${key}: +(\\d+) kB`, 'm').exec(rollup)?.[1]) * 1024;
      return [{ pss: of('Pss'), rss: of('Rss') }];
    } catch {
      // It has ended meanwhile, or is no process.
      return [];
    }
  });
  const sum = (key: 'pss' | 'rss') => found.reduce((total, one) => total + one[key], 0);
  return { pss: sum('pss'), rss: sum('rss'), count: found.length };
}

async function tenAtOnce(it: Checkout, name: string): Promise<Row[]> {
  it.make(`warm-${name}`);
  const one = median(Array.from({ length: rounds }, () => timed(it, `run-${name}`, 'CMD=true').seconds));
  const start = process.hrtime.bigint();
  const makes = Array.from({ length: fleet }, () =>
    spawn('make', [`run-${name}`, 'CMD=true; sleep 15'], { cwd: it.folder, env: it.env, stdio: 'ignore' }),
  );
  const ends = Promise.all(makes.map(make => once(make, 'exit') as Promise<[number | null]>));
  let most = memory(it.folder);
  let over = false;
  void ends.then(() => (over = true));
  while (!over) {
    await delay(200);
    const now = memory(it.folder);
    if (now.count >= most.count) most = now;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9 - 15;
  if ((await ends).some(([code]) => code !== 0)) throw new Error('not every one of ten commands ended well');
  const what = `${fleet} commands at once from one ready state`;
  return [
    row({
      what,
      unit: 's',
      ours: seconds,
      against: { name: 'one', value: one },
      compared: 'ratio',
      note: `${most.count} machines at most`,
    }),
    row({
      what: `${what}: memory of each`,
      unit: 'MiB',
      ours: most.pss / most.count / MiB,
      against: { name: 'RSS', value: most.rss / most.count / MiB },
      compared: 'ratio',
      note: 'PSS',
    }),
  ];
}

function tinyKernel(it: Checkout, name: string): Row[] {
  cpSync('kernels', path.join(it.folder, 'kernels'), { recursive: true });
  const folderOf = (kernel: string) => /: (\S+)$/m.exec(it.make(`kernel-${kernel}`))![1]!;
  it.make('fetch-kernel-tiny');
  const build = timed(it, 'kernel-tiny').seconds;
  const size = (kernel: string) => statSync(path.join(it.folder, folderOf(kernel), 'vmlinuz')).size / MiB;
  const boot = (kernel: string) => {
    const runs = Array.from({ length: rounds }, () => timed(it, `run-${name}`, `KERNEL=${kernel}`, 'CMD=true').seconds);
    return median(runs);
  };
  const [tiny, cloud] = ['tiny', 'cloud-6.1'].map(kernel => ({ size: size(kernel), boot: boot(kernel) }));
  const against = (value: number) => ({
    against: { name: "Debian's cloud kernel", value },
    compared: 'ratio' as const,
  });
  return [
    row({ what: 'a tiny kernel: its build', unit: 's', ours: build, note: 'tinyconfig with basic, virtio and 9p' }),
    row({ what: 'a tiny kernel: its size', unit: 'MiB', ours: tiny!.size, ...against(cloud!.size) }),
    row({ what: 'a tiny kernel: run-NAME CMD=true', unit: 's', ours: tiny!.boot, ...against(cloud!.boot) }),
  ];
}
