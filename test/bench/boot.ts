// Boot to ssh: `make up-NAME`, `make run-NAME` and debvm-run in turns, all from a fresh disk, until `true` has run in the guest.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Checkout } from './checkout.ts';
import { debvm } from './debvm.ts';
import { type Row, row, unmeasured } from './row.ts';
import { median } from './sample.ts';

const pairs = 3;
const what = 'boot to ssh';
const command = 'run-NAME CMD=true';

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
  const [cold, warm, inside]: [number[], number[], number[]] = [[], [], []];
  let broken = peer instanceof Error ? peer : undefined;
  for (let pair = 0; pair < pairs; pair++) {
    ours.push(boot(it, name));
    rmSync(path.join(it.folder, 'generated/workspace/warm'), { recursive: true, force: true });
    cold.push(run(it, name));
    it.make(`warm-${name}`);
    warm.push(run(it, name));
    inside.push(await enter(it, name));
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
      ? unmeasured(`${command}, beside debvm`, broken.message)
      : row({
          what: `${command}, beside debvm`,
          unit: 's',
          ours: median(cold),
          against: peers,
          compared: 'ratio',
          mark: 0.35,
        }),
  );
  rows.push(
    row({
      what: `${command}, from the ready state`,
      unit: 's',
      ours: median(warm),
      mark: 0.5,
      note: 'all of the command, make and node with it',
    }),
  );
  rows.push(
    row({
      what: 'ssh into run-NAME, from the ready state',
      unit: 's',
      ours: median(inside),
      mark: 1.2,
      note: 'until `ssh … true` has run, make and node with it',
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

/** Seconds until ssh has run a command in a machine that one is to run in; a try that comes too early is refused, and costs little. */
async function enter(it: Checkout, name: string): Promise<number> {
  const way = path.join(it.folder, `generated/workspace/runs/${name}.28022.ssh`);
  rmSync(way, { force: true });
  const start = process.hrtime.bigint();
  const words = [`run-${name}`, 'PORTS=28022:22', 'CMD=until [ -e /tmp/left ]; do sleep 0.1; done', 'TIMEOUT=60'];
  const running = spawn('make', words, { cwd: it.folder, env: it.env, stdio: 'ignore' });
  const ended = once(running, 'close');
  const inside = (command: string) => existsSync(way) && spawnSync('ssh', ['-F', way, name, command]).status === 0;
  while (!inside('true') && running.exitCode === null) await delay(10);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (!inside('touch /tmp/left')) throw new Error(`nobody got into run-${name}`);
  await ended;
  return seconds;
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
