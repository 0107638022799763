// Takes an image's layers from a registry, those that are missing here; what it does not have is built as always.

import { chmodSync, existsSync, renameSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { chainOf, layerOf } from '../checkout.ts';
import { streamDigest } from '../digests.ts';
import { Failure } from '../failure.ts';
import { headOf } from '../head.ts';
import type { Layer } from '../layer.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { readQcow2 } from '../qcow2.ts';
import { fileOf, type LayerRecord, layersHere, toDisk, writeRecord } from '../record.ts';
import { offered, pin, type Registry, registry, take } from '../registry.ts';

export async function run({ name }: Arguments): Promise<number> {
  const from = registry();
  for (const id of chainOf(name)) {
    const lock = `${fileOf(id)}.lock`;
    const came = await withFlock(lock, 'exclusive', { waits: `${id}: waits for another make that builds it` }, () =>
      one(name, from, id),
    );
    if (!came) {
      process.stdout.write(`${id}: not at ${from.place}; it will be built\n`);
      return 0;
    }
  }
  return 0;
}

/** Whether the layer is here then. */
async function one(name: string, from: Registry, id: string): Promise<boolean> {
  if (existsSync(fileOf(id))) {
    rmSync(`${fileOf(id)}.lock`, { force: true });
    return true;
  }
  const there = await offered(from, id);
  if (!there) return false;
  process.stdout.write(`${id}: from ${from.place}\n`);
  // What has come lies there until it is whole; make gc takes it away.
  const scratch = `${layersHere}/${id}.qcow2.pulled`;
  const record = JSON.parse(await take(from, id, there, scratch, 'zstd -q -d -f -o disk -')) as LayerRecord;
  const disk = path.join(scratch, 'disk');
  const flaw =
    record.id !== id || record.sha256 !== (await streamDigest(disk))
      ? 'its digest is another one'
      : flawOf(layerOf(id), record, headOf(disk).head);
  if (flaw) {
    rmSync(scratch, { recursive: true });
    throw new Failure(
      `${id} at ${from.place} is not that layer`,
      flaw,
      `ask who sent it; make image-${name} builds it`,
    );
  }
  const built = Number(record.stat.split(' ')[1]);
  chmodSync(disk, 0o440);
  utimesSync(disk, built, built);
  toDisk(disk);
  writeRecord(record);
  renameSync(disk, fileOf(id));
  rmSync(`${fileOf(id)}.lock`, { force: true });
  rmSync(scratch, { recursive: true });
  await pin(id, there);
  return true;
}

/** Why a disk from elsewhere, by its first bytes and its record, can't be a layer: qemu opens whatever a header names. "" where it can. */
function flawOf(layer: Layer, record: LayerRecord, head: Uint8Array): string {
  const parent = 'parent' in layer ? layer.parent : '';
  const header = readQcow2(head);
  if (typeof header === 'string') return header;
  const backing = parent && `${parent}.qcow2`;
  if (header.backingFile !== backing) return `it stands on ${named(header.backingFile)}, not on ${named(backing)}`;
  const said = String(record.parent ?? '');
  return said === parent ? '' : `its record has the parent ${named(said)}, not ${named(parent)}`;
}

/** A name from elsewhere, for a message on a terminal. */
const named = (name: string) => JSON.stringify(name.slice(0, 80));
