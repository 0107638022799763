// The data folder's one lock: whoever builds on layers holds it with others, whoever takes layers away holds it alone.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';

/** Seconds that gc waits for builds: longer than a layer from an appliance takes, short enough to be waited for. */
const patience = 120;
/** flock's own exit code where it did not get the lock in time (flock(1), -E). */
const taken = 75;

/**
 * Calls `use` with the lock held. It belongs to a flock that ends with this process, however this one ends: its input is a
 * pipe from here, which the kernel closes.
 */
export async function withLock<T>(data: string, kind: 'shared' | 'exclusive', use: () => T | Promise<T>): Promise<T> {
  if (!existsSync(path.join(data, 'workspaces')))
    throw new Failure(`there is no cache in ${data}`, 'nothing has been built yet', 'make image-NAME');
  const words = [`--${kind}`, '--wait', String(patience), '-E', String(taken), path.join(data, 'lock')];
  const holder = spawn('flock', [...words, 'sh', '-c', 'echo held; exec cat >/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'exit');
  const wait = setTimeout(() => process.stderr.write('waits for the builds that run on this data folder\n'), 1000);
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  clearTimeout(wait);
  if (!held) {
    if (holder.exitCode !== taken) throw new Failure(`can't lock ${data}/lock`, 'flock could not do it', 'make doctor');
    throw new Failure(
      `builds have been running on ${data} for ${patience} s`,
      'no layer is taken away while one is built',
      'the same again when they have ended',
    );
  }
  try {
    return await use();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
