// A machine of run-NAME that stands still: what it is written to, and how it goes on. Its memory is one file, which qemu does not
// read again but maps (the migration capability x-ignore-shared): only the state of its devices is loaded.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, ftruncateSync, openSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bound } from './bound.ts';
import { Failure } from './failure.ts';
import type { Execute } from './qmp.ts';
import { quoted } from './quote.ts';
import type { Plug } from './run-shares.ts';

/** Milliseconds between two looks at what qemu is doing, and that it may take to read what is less than a MiB. */
const turn = 5;
const patience = 20_000;
const capabilities = [{ capability: 'x-ignore-shared', state: true }];
/** For the shell by which qemu reads and writes it. */
const stateIn = (folder: string) => quoted(path.resolve(folder, 'state'));

/** Stops it and writes the state of its devices into `folder`; its memory and disk lie there already. */
export async function freeze(execute: Execute, folder: string): Promise<void> {
  await execute('stop');
  await execute('migrate-set-capabilities', { capabilities });
  await execute('migrate', { uri: `exec:cat >${stateIn(folder)}` });
  for (;;) {
    const { status, 'error-desc': said } = await execute('query-migrate');
    if (status === 'completed') return;
    if (status === 'failed' || status === 'cancelled')
      throw new Failure(
        'its state could not be written',
        String(said ?? status),
        'make the same again; df shows what is free',
      );
    await delay(turn);
  }
}

/** Loads that state into a qemu that waits for one, gives it its shares, and lets it go on. */
export async function thaw(execute: Execute, folder: string, plugs: readonly Plug[]): Promise<void> {
  await execute('migrate-set-capabilities', { capabilities });
  await execute('migrate-incoming', { uri: `exec:cat <${stateIn(folder)}` });
  for (const end = Date.now() + patience; (await execute('query-status'))['status'] === 'inmigrate'; await delay(turn))
    if (Date.now() > end) throw new Error(`its state is not read within ${patience / 1000} s.`);
  for (const [index, { socket, tag }] of plugs.entries()) {
    const id = `share-${index}`;
    const backend = { type: 'socket', data: { addr: { type: 'unix', data: { path: socket } }, server: false } };
    await execute('chardev-add', { id, backend });
    await execute('device_add', {
      driver: 'vhost-user-fs-pci',
      id: `fs-${index}`,
      chardev: id,
      tag,
      bus: `plug-${index}`,
    });
  }
  await execute('cont');
}

/** A copy of the memory that has no name: whatever ends this process, it is gone. */
export interface MemoryCopy {
  /** For qemu, which may map it at once: it has its size from the start. */
  readonly descriptor: number;
  /** When all is there. */
  readonly whole: Promise<void>;
}

/** Copies the memory: in RAM, which takes as long as qemu takes to start, or in `scratch`, where a file system may have a quicker way. */
export async function copyOfMemory(file: string, scratch: string): Promise<MemoryCopy> {
  const { size } = statSync(file);
  const descriptor = hasRoom('/dev/shm', size) ? unnamed('/dev/shm') : undefined;
  if (descriptor === undefined) {
    const other = unnamed(scratch)!;
    await copied(other, 'cp', '--sparse=always', '--reflink=auto', file, '/dev/fd/3');
    return { descriptor: other, whole: Promise.resolve() };
  }
  ftruncateSync(descriptor, size);
  const options = ['-n', '--target-is-zero', '-S', '64k', '-f', 'raw', '-O', 'raw'];
  // cp(1) would begin by making it empty.
  const whole = copied(descriptor, 'qemu-img', 'convert', ...options, file, '/dev/fd/3');
  // Where qemu does not even start nobody asks.
  whole.catch(() => {});
  return { descriptor, whole };
}

async function copied(descriptor: number, ...words: string[]): Promise<void> {
  const [code] = await once(
    spawn(...bound('KILL', words), { stdio: ['ignore', 'ignore', 'inherit', descriptor] }),
    'exit',
  );
  if (code !== 0)
    throw new Failure('a memory could not be copied', 'each machine has its memory for itself', 'less of them at once');
}

/** Whether all of the memory could be written there: a machine that found it full would be killed. Containers have 64 MiB. */
function hasRoom(folder: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= bytes;
  } catch {
    return false;
  }
}

/** open(2), O_TMPFILE, which fs.constants lacks. */
function unnamed(folder: string): number | undefined {
  try {
    return openSync(folder, constants.O_RDWR | constants.O_DIRECTORY | 0o20000000, 0o600);
  } catch {
    return undefined;
  }
}
