// What is known of a layer that was built: its record lies beside it, as layers/ID.json.

import {
  accessSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { backingOf } from './backing.ts';
import { readable } from './checkout.ts';
import { streamDigest } from './digests.ts';
import { Failure } from './failure.ts';
import { replace } from './replace.ts';

/** Written when the layer is whole, before it gets its name; afterwards only `stat` is ever changed. */
export interface LayerRecord {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string;
  /** What built it: mmdebstrap, virt-builder, files, container, appliance, … */
  readonly engine: string;
  /** When the build began: milliseconds since 1970. */
  readonly started: number;
  readonly seconds: number;
  /** Bytes that it takes on disk. */
  readonly bytes: number;
  /** Length and date as `stat -c '%s %Y'` prints them, by which a shell sees cheaply that the file is another one. */
  readonly stat: string;
  /** Digest of the qcow2 file, in hex. */
  readonly sha256: string;
  /** Versions of the tools that made it, by name. */
  readonly tools: Readonly<Record<string, string>>;
  /** The checkout that built it. */
  readonly checkout: string;
}

/** Where this checkout sees the layers. */
export const layersHere = 'generated/data/layers';

export const fileOf = (id: string, layers = layersHere) => path.join(layers, `${id}.qcow2`);
export const recordOf = (id: string, layers = layersHere) => path.join(layers, `${id}.json`);

/** Undefined where a layer has none, as those of earlier versions. */
export function readRecord(id: string, layers = layersHere): LayerRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordOf(id, layers), 'utf8')) as LayerRecord;
  } catch {
    return undefined;
  }
}

/** A field a line: recipes look for the line of `stat` and that of `parent`. */
export const writeRecord = (record: LayerRecord, layers = layersHere) =>
  replace(recordOf(record.id, layers), `${JSON.stringify(record, null, 1)}\n`);

export function statOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${Math.floor(mtimeMs / 1000)}`;
}

/** What gets its name next must be whole after a power cut, too (rename(2) says nothing of the content). */
export function toDisk(file: string): void {
  const fd = openSync(file, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** How a layer is against its record. `gone`: it, or what it stands on, is not there. */
export type Soundness = 'sound' | 'unknown' | 'damaged' | 'gone';

/** What stands in `stat` of a layer that is known to be damaged: no file has it, so nobody takes the layer. */
const refused = 'damaged';

/** Cheap: length, date and header. Where they are not the recorded ones, or always with `whole`, the digest decides. */
export async function soundness(id: string, whole = false, layers = layersHere): Promise<Soundness> {
  const file = fileOf(id, layers);
  const record = readRecord(id, layers);
  try {
    const backing = backingOf(file);
    if (backing) accessSync(backing);
    if (!record) return 'unknown';
    const stat = statOf(file);
    const asBuilt = backing === (record.parent ? path.resolve(fileOf(record.parent, layers)) : '');
    if (!whole && asBuilt && stat === record.stat) return 'sound';
    if ((await streamDigest(file)) !== record.sha256) return refuse(record, layers);
    writeRecord({ ...record, stat }, layers);
    return 'sound';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
}

/** The first layer below a disk whose file is not of its record's length and date; undefined where all are as they were built. */
function doubtful(disk: string): string | undefined {
  for (let file = backingOf(disk); file; file = backingOf(file)) {
    const id = path.basename(file, '.qcow2');
    const record = readRecord(id);
    if (!existsSync(file) || (record && statOf(file) !== record.stat)) return id;
  }
  return undefined;
}

/** What to say of a VM whose disk stands on a layer that is no longer what was built; "" where all are. */
export function damage(name: string, disk: string): string {
  // While a VM runs its disk is QEMU's.
  const bad = readable(disk) && doubtful(realpathSync(disk));
  return bad
    ? `damaged: its disk stands on ${bad}, which is not what was built: save what is on it, make destroy-${name}, make verify`
    : '';
}

/** For whoever is about to build on a layer: it, and all that it stands on. */
export async function mustBeSound(id: string): Promise<void> {
  for (let next = id; next; next = path.basename(backingOf(fileOf(next)) ?? '', '.qcow2'))
    refuseDamaged(next, await soundness(next));
}

function refuseDamaged(id: string, state: Soundness): void {
  if (state === 'damaged')
    throw new Failure(
      `the layer ${id} is not what was built`,
      'its digest is another one than its record says; nothing is built on it',
      'make verify, which sets it aside, then the same again',
    );
  if (state === 'gone')
    throw new Failure(
      `the layer ${id}, or one that it stands on, was taken away meanwhile`,
      'gc, verify or clean-cache ran beside this make',
      'the same again',
    );
}

function refuse(record: LayerRecord, layers: string): Soundness {
  writeRecord({ ...record, stat: refused }, layers);
  return 'damaged';
}

/** Notes that something was built on the layer now: the date of its record, since a layer itself is never changed. */
export function touch(id: string, layers = layersHere): void {
  try {
    const now = new Date();
    utimesSync(recordOf(id, layers), now, now);
  } catch {
    // It has no record, or is another user's.
  }
}
