// Room for a layer in the data folder, and what is said where there is too little.

import { readdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { Failure } from './failure.ts';
import type { Layer } from './layer.ts';

const folder = 'generated/data/layers';
/** Bytes below which a folder counts as full: tools write in blocks of up to a megabyte and stop at the first that fails. */
const full = 2 ** 20;
export const noSpace = /no space left on device/i;

function free(): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What to say where a layer can't be begun; undefined where there is room. */
export const lackOfRoom = ({ id, room }: Layer): Failure | undefined =>
  free() < room * 2 ** 20 ? failure(id, room * 2 ** 20) : undefined;

/**
 * What to say of a build that failed, if it was for want of room here. What its log says may be of the guest's own disk, unless
 * there is less room than the layer needs.
 */
export function ranOut({ id, room }: Layer, log: string): Failure | undefined {
  if (free() >= full && !(free() < room * 2 ** 20 && noSpace.test(log))) return undefined;
  const unfinished = readdirSync(folder).filter(name => name.startsWith(`${id}.qcow2.`));
  const taken = unfinished.reduce((sum, name) => sum + statSync(`${folder}/${name}`).blocks * 512, 0);
  return failure(id, Math.max(room * 2 ** 20, taken + free() + full));
}

const failure = (id: string, bytes: number) =>
  new Failure(
    `${id} needs ${bytes} bytes in ${realpathSync(folder)}, and ${free()} are free`,
    'a build that runs out of space is lost',
    'make gc, or DATA_DIR=… in .env',
  );
