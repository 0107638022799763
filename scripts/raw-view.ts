// Shows a qcow2 image as a raw file for as long as somebody works on it, without root and without an appliance.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bound } from './bound.ts';
import { Failure } from './failure.ts';

/** Seconds until the export must be there, which takes 20 ms, and until its daemon must have ended. */
const patience = 10;
/** Milliseconds until it is told once more to end. */
const pause = 100;

/** Beside an image that is being built, and so under its lock: what a killed build has left there goes. */
function folderOf(image: string): string {
  const folder = `${path.resolve(image)}.view`;
  removeView(folder);
  mkdirSync(folder);
  return folder;
}

/** A daemon that was killed has left its export mounted (fusermount3(1)). */
export function removeView(folder: string): void {
  const raw = path.join(folder, 'raw');
  if (!existsSync(folder)) return;
  try {
    rmSync(folder, { recursive: true });
  } catch {
    spawnSync('fusermount3', ['-uqz', raw], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Calls `use` with a raw file (qemu-storage-daemon(1), --export type=fuse) and a folder for scratch files; both are gone afterwards. */
export async function withRawView<T>(
  image: string,
  writable: boolean,
  use: (raw: string, scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = writable ? folderOf(image) : mkdtempSync(path.join(tmpdir(), 'makebox-'));
  const raw = path.join(scratch, 'raw');
  writeFileSync(raw, '');
  const blockdev = {
    driver: 'qcow2',
    'node-name': 'image',
    'read-only': !writable,
    file: { driver: 'file', filename: path.resolve(image) },
  };
  const exported = { type: 'fuse', id: 'raw', 'node-name': 'image', mountpoint: raw, writable };
  // The daemon goes when this process is killed, and its mount with it.
  const words = ['qemu-storage-daemon', '--blockdev', JSON.stringify(blockdev), '--export', JSON.stringify(exported)];
  const daemon = spawn(...bound('TERM', words), { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(daemon, 'exit');
  let said = '';
  daemon.stderr.on('data', chunk => {
    said += chunk;
  });
  try {
    for (const end = Date.now() + patience * 1000; statSync(raw).size === 0; await delay(5)) {
      if (daemon.exitCode !== null || Date.now() > end) {
        throw new Failure(
          `${image} can't be shown as a raw file`,
          said.trim() || 'qemu-storage-daemon gave no export',
          'make doctor',
        );
      }
    }
    return await use(raw, scratch);
  } finally {
    await end(daemon, exited);
    removeView(scratch);
  }
}

/**
 * All that was written is in the image once it has ended. One of QEMU 7.2 was seen that had been told and sat in poll(2) with no signal pending:
 * a signal just before it waits is perhaps noticed with the next request only, and there is none any more. It is told until it hears.
 */
async function end(daemon: ChildProcess, exited: Promise<unknown>): Promise<void> {
  const tell = () => void daemon.kill('SIGTERM');
  const again = setInterval(tell, pause);
  const killed = setTimeout(() => daemon.kill('SIGKILL'), patience * 1000);
  if (daemon.exitCode === null && daemon.signalCode === null) tell();
  await exited;
  clearInterval(again);
  clearTimeout(killed);
  if (daemon.signalCode === 'SIGKILL')
    throw new Failure(
      `qemu-storage-daemon did not end in ${patience} s`,
      'what it had not written yet is lost',
      'the same again; make doctor',
    );
}
