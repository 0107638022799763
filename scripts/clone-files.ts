// The disks of a clone: files beside those of the VM that it is of.

import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { dataDisks, hasDisk, place, textOf } from './checkout.ts';
import { stampOf } from './digests.ts';
import { Failure } from './failure.ts';
import { sha256 } from './machine.ts';

/** How a clone comes by its disks. */
export interface CloneDisks {
  /** Or says that it has a disk. `again`: the same was broken off, and what that has left goes, but for what is to stay whatever happens. */
  readonly mustBeFree: (again: boolean) => Promise<void>;
  /** What is on the disk, in a file that is yet to become another VM's; `copied`: without its snapshots, which stay where they are. */
  readonly begin: (copied: boolean) => Promise<string>;
  /** That file is the clone's disk, and it has all else that belongs to one. */
  readonly settle: (file: string) => Promise<void>;
  /** As if it had not begun. */
  readonly undo: () => Promise<void>;
}

export const hasDiskAlready = (to: string) =>
  new Failure(`${to} has a disk`, 'what is on it is not overwritten', `make destroy-${to} DISKS=1, or another name`);

export function filesFor(name: string, to: string): CloneDisks {
  const half = `${place.disk(to)}.tmp`;
  return {
    async mustBeFree() {
      if (hasDisk(to) || dataDisks(to).length > 0) throw hasDiskAlready(to);
    },
    async begin(copied) {
      rmSync(half, { force: true });
      if (copied) await copyOf(place.disk(name), half);
      else await freeze(name, frozen => overlay(frozen, half));
      return half;
    },
    async settle() {
      for (const data of dataDisks(name)) copyWhole(place.dataDisk(name, data), place.dataDisk(to, data));
      for (const of of [place.kernel, place.initrd]) {
        rmSync(of(to), { force: true });
        if (existsSync(of(name))) linkSync(of(name), of(to));
      }
      renameSync(half, place.disk(to));
    },
    async undo() {
      for (const data of dataDisks(to)) rmSync(place.dataDisk(to, data));
      rmSync(half, { force: true });
    },
  };
}

const execute = promisify(execFile);
async function qemuImg(...words: string[]): Promise<void> {
  try {
    await execute('qemu-img', words);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Failure(
      `qemu-img ${words[0]}: ${stderr?.trim() || message}`,
      'a clone stands on what is on the disk by now',
      'see what it says, and the same again',
    );
  }
}
/** Small clusters: what makes the clone somebody else is written in little pieces. */
const overlay = (below: string, file: string) =>
  qemuImg('create', '-q', '-f', 'qcow2', '-o', 'cluster_size=4k', '-F', 'qcow2', '-b', below, file);
/** All of a disk but its snapshots, on what that stands on. */
export const copyOf = (from: string, to: string) => {
  const { 'backing-filename': below } = JSON.parse(
    execFileSync('qemu-img', ['info', '-U', '--output=json', from], { encoding: 'utf8' }),
  ) as { 'backing-filename'?: string };
  const standing = below ? ['-F', 'qcow2', '-B', below] : [];
  return qemuImg('convert', '-q', '-f', 'qcow2', '-O', 'qcow2', ...standing, from, to);
};
/** A clone of its own where the file system has such, else without the holes. */
function copyWhole(from: string, to: string): void {
  execFileSync('cp', ['--reflink=auto', '--sparse=always', from, `${to}.tmp`]);
  renameSync(`${to}.tmp`, to);
}

/**
 * Gives what is on a VM's disk a name of its own beside it, NAME@HASH.qcow2, which is never written again; the VM goes on with an
 * overlay on that, and by that name `use` makes another meanwhile. Each step leaves a disk that works.
 */
async function freeze(name: string, use: (frozen: string) => Promise<unknown>): Promise<void> {
  const disk = place.disk(name);
  const [same, before] = textOf(place.frozen(name)).split('\n');
  // Nothing was written since the last clone.
  if (same === stampOf(disk)) {
    await use(before!);
    return;
  }
  const frozen = `${name}@${sha256(stampOf(disk)!).slice(0, 8)}.qcow2`;
  const file = disk.replace(/[^/]*$/, frozen);
  const next = `${disk}.next.tmp`;
  if (!existsSync(file)) linkSync(disk, file);
  rmSync(next, { force: true });
  await Promise.all([qemuImg('create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', frozen, next), use(frozen)]);
  renameSync(next, disk);
  // Until now it was the VM's own.
  chmodSync(file, 0o440);
  writeFileSync(place.frozen(name), `${stampOf(disk)}\n${frozen}`);
}
