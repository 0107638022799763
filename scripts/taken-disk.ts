// A copy of the disk of a VM at another machine, for what only a file can be given to.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { place, textOf } from './checkout.ts';
import { backingOf, download } from './pool.ts';
import { removeView } from './raw-view.ts';
import { imageOfParcel } from './volumes.ts';

export interface Taken {
  /** Stands on the layers that are here. */
  readonly file: string;
  /** The path of what it stands on there. */
  readonly backing: string;
}

/** Of a VM that is off. What another one has left that was killed goes. */
export async function take(name: string, uri: string): Promise<Taken> {
  const volume = path.basename(textOf(place.volume(name)));
  const file = path.join(place.taken(name), 'disk.qcow2');
  putDown(name);
  mkdirSync(place.taken(name));
  await download(uri, volume, file);
  const backing = await backingOf(uri, volume);
  await standHere(uri, backing, file);
  return { file, backing };
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

/** Takes it away, with a view of it that a killed daemon has left. */
export function putDown(name: string): void {
  const folder = place.taken(name);
  if (!existsSync(folder)) return;
  for (const view of readdirSync(folder).filter(file => file.endsWith('.view'))) removeView(path.join(folder, view));
  rmSync(folder, { recursive: true });
}

const rebase = (disk: string, backing: string): void => {
  execFileSync('qemu-img', ['rebase', '-q', '-u', '-f', 'qcow2', '-F', 'qcow2', '-b', backing, disk]);
};
