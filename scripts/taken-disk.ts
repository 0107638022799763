// The disk of a VM at another machine, taken here for what only its file can do; what that has changed is given back.

import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { place, textOf } from './checkout.ts';
import { virsh } from './libvirt.ts';
import { backingOf, download, pool } from './pool.ts';
import { imageOfParcel } from './volumes.ts';

/** Bytes that are compared at a time; each upload costs as much as sending so many that have not changed. */
const [block, gap] = [2 ** 16, 2 ** 20];

const inside = (name: string) => ({
  /** As it is there. */
  there: `${place.taken(name)}/there.qcow2`,
  /** As it is to be. */
  disk: `${place.taken(name)}/disk.qcow2`,
  /** The path of what it stands on there. */
  stood: `${place.taken(name)}/stood`,
  part: `${place.taken(name)}/part`,
  /** That what is there is being changed: the rest must follow. */
  begun: `${place.taken(name)}/begun`,
});

/** The path of a copy of its disk, which is off; it stands on the layers that are here. One that is given back by half is so whole before. */
export async function take(name: string, uri: string): Promise<string> {
  const { there, disk, stood, begun } = inside(name);
  if (existsSync(begun)) await giveBack(name, uri);
  const volume = path.basename(textOf(place.volume(name)));
  putDown(name);
  mkdirSync(place.taken(name));
  await download(uri, volume, there);
  execFileSync('cp', ['--reflink=auto', '--sparse=always', there, disk]);
  writeFileSync(stood, await backingOf(uri, volume));
  await standHere(uri, backingThere(name), disk);
  return disk;
}

/** Stands a file on the layer that is known there by a path; where that is not here any more, on a copy of what was sent, which is put beside the file. */
async function standHere(uri: string, backing: string, file: string): Promise<void> {
  const parcel = path.basename(backing);
  const image = await imageOfParcel(parcel);
  // As seen from the data folder, where the checkout's links do not lead the way back.
  if (image) return rebase(file, `../../../layers/${image}.qcow2`);
  const copy = path.join(path.dirname(file), parcel);
  await download(uri, parcel, copy);
  const below = await backingOf(uri, parcel);
  if (below) await standHere(uri, below, copy);
  rebase(file, parcel);
}

/** Changes at the other machine what differs here. Broken off, the same again goes on, and so does `up-`. */
export async function giveBack(name: string, uri: string): Promise<void> {
  const { there, disk, part, begun } = inside(name);
  if (!existsSync(begun)) rebase(disk, backingThere(name));
  writeFileSync(begun, '');
  const volume = path.basename(textOf(place.volume(name)));
  for (const [from, bytes] of differences(there, disk)) {
    writeFileSync(part, bytes);
    await virsh(uri, 'vol-upload', '--pool', pool, volume, part, '--offset', String(from));
  }
  putDown(name);
}

/** What of a file is other than in another one: where it begins, and the bytes. */
function* differences(before: string, after: string): Generator<[from: number, bytes: Buffer]> {
  const [old, now] = [openSync(before, 'r'), openSync(after, 'r')];
  try {
    const length = fstatSync(now).size;
    const read = (fd: number, from: number, bytes: number) => {
      const buffer = Buffer.alloc(bytes);
      return buffer.subarray(0, readSync(fd, buffer, 0, bytes, from));
    };
    const whole = (from: number, to: number): [number, Buffer] => [from, read(now, from, to - from)];
    let [start, end] = [-1, -1];
    for (let at = 0; at < length; at += block) {
      if (read(old, at, block).equals(read(now, at, block))) continue;
      if (start >= 0 && at - end > gap) yield whole(start, end);
      if (start < 0 || at - end > gap) start = at;
      end = Math.min(at + block, length);
    }
    if (start >= 0) yield whole(start, end);
  } finally {
    closeSync(old);
    closeSync(now);
  }
}

export const backingThere = (name: string) => textOf(inside(name).stood);
export const putDown = (name: string) => rmSync(place.taken(name), { recursive: true, force: true });

const rebase = (disk: string, backing: string): void => {
  execFileSync('qemu-img', ['rebase', '-q', '-u', '-f', 'qcow2', '-F', 'qcow2', '-b', backing, disk]);
};
