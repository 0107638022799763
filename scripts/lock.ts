// A file's lock, as flock(1) takes it, held while something is done.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Failure } from './failure.ts';

/** flock's own exit code where it did not get the lock in time (flock(1), -E). */
const taken = 75;

interface Patience {
  /** What is said after a second. */
  readonly waits: string;
  /** How long it waits; absent: as long as it takes. */
  readonly end?: { readonly seconds: number; readonly failure: Failure };
}

/**
 * Calls `use` with the lock held. It belongs to a flock that ends with this process, however this one ends: its input is a
 * pipe from here, which the kernel closes.
 */
export async function withFlock<T>(
  file: string,
  kind: 'shared' | 'exclusive',
  { waits, end }: Patience,
  use: () => T | Promise<T>,
): Promise<T> {
  const words = [`--${kind}`, ...(end ? ['--wait', String(end.seconds), '-E', String(taken)] : []), file];
  const holder = spawn('flock', [...words, 'sh', '-c', 'echo held; exec cat >/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'exit');
  const wait = setTimeout(() => process.stderr.write(`${waits}\n`), 1000);
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  clearTimeout(wait);
  if (!held)
    throw end && holder.exitCode === taken
      ? end.failure
      : new Failure(`can't lock ${file}`, 'flock could not do it', 'make doctor');
  try {
    return await use();
  } finally {
    holder.stdin.end();
    await ended;
  }
}

/** Calls `use` while no verb changes the VM (scripts/make/vm.mk). */
export const alone = <T>(vm: string, use: () => Promise<T>): Promise<T> =>
  withFlock(`generated/${vm}.lock`, 'exclusive', { waits: `${vm}: waits for another make that changes it` }, use);
