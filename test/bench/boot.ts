// Boot to ssh: `make up-NAME`, `make run-NAME` and debvm-run in turns, all from a fresh disk, until `true` has run in the guest.

import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout.ts';
import { debvm } from './debvm.ts';
import { type Row, row, unmeasured } from './row.ts';
import { median } from './sample.ts';

const pairs = 3;
const what = 'boot to ssh';
const once = 'run-NAME CMD=true';

interface Boot {
  /** Seconds. */
  readonly total: number;
  readonly kernel: number;
  readonly userspace: number;
  readonly ssh: number;
}

export async function boots(it: Checkout, name: string, root: string): Promise<Row[]> {
  it.make('Makefile');
  const peer = (() => {
    try {
      return debvm(it, name, root);
    } catch (error) {
      return error as Error;
    }
  })();
  const [ours, theirs]: [Boot[], number[]] = [[], []];
  const [cold, warm]: [number[], number[]] = [[], []];
  let broken = peer instanceof Error ? peer : undefined;
  for (let pair = 0; pair < pairs; pair++) {
    ours.push(boot(it, name));
    rmSync(path.join(it.folder, 'generated/workspace/warm'), { recursive: true, force: true });
    cold.push(run(it, name));
    it.make(`warm-${name}`);
    warm.push(run(it, name));
    if (peer instanceof Error || broken) continue;
    await peer.boot().then(
      seconds => theirs.push(seconds),
      error => (broken = error as Error),
    );
  }
  const part = (key: keyof Boot) => median(ours.map(b => b[key]));
  const rows = [
    broken
      ? unmeasured(`${what}, beside debvm`, broken.message)
      : row({
          what: `${what}, beside debvm`,
          unit: 's',
          ours: part('total'),
          against: { name: 'debvm-run', value: median(theirs) },
          compared: 'ratio',
          mark: 0.7,
        }),
  ];
  const peers = { name: 'debvm-run', value: median(theirs) };
  rows.push(
    broken
      ? unmeasured(`${once}, beside debvm`, broken.message)
      : row({
          what: `${once}, beside debvm`,
          unit: 's',
          ours: median(cold),
          against: peers,
          compared: 'ratio',
          mark: 0.35,
        }),
  );
  rows.push(
    row({
      what: `${once}, from the ready state`,
      unit: 's',
      ours: median(warm),
      mark: 0.5,
      note: 'all of the command, make and node with it',
    }),
  );
  for (const [key, says] of [
    ['kernel', 'kernel and initrd, by its own clock'],
    ['userspace', 'until nothing is left to start, by its own clock'],
    ['ssh', 'seen from outside, and the share is there'],
  ] as const) {
    rows.push(row({ what: `${what}: ${key}`, unit: 's', ours: part(key), note: says }));
  }
  return rows;
}

/** Seconds. */
function run(it: Checkout, name: string): number {
  const start = process.hrtime.bigint();
  it.make(`run-${name}`, 'CMD=true');
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function boot(it: Checkout, name: string): Boot {
  it.make(`destroy-${name}`);
  it.make(`${name}.xml`);
  const start = process.hrtime.bigint();
  const said = it.make(`up-${name}`);
  const total = Number(process.hrtime.bigint() - start) / 1e9;
  const [, ssh] = /\bssh ([\d.]+) s\)/.exec(said) ?? [];
  const analysis = it.make(`exec-${name}`, 'CMD=systemctl is-system-running --wait >/dev/null; systemd-analyze time');
  const [, kernel, userspace] = /in (.+?) \(kernel\).* \+ (.+?) \(userspace\)/.exec(analysis) ?? [];
  it.make(`destroy-${name}`);
  return { total, kernel: seconds(kernel), userspace: seconds(userspace), ssh: Number(ssh) };
}

/** `1min 2.5s`, `800ms` as systemd writes them (systemd.time(7)). */
function seconds(text = ''): number {
  const units: Record<string, number> = { min: 60, s: 1, ms: 0.001, us: 1e-6 };
  return [...text.matchAll(/([\d.]+)(min|ms|us|s)/g)].reduce(
    (sum, [, value, unit]) => sum + Number(value) * units[unit!]!,
    0,
  );
}
