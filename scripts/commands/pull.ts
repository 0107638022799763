// Takes an image's layers from a registry, those that are missing here; what it does not have is built as always.

import { chmodSync, existsSync, renameSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { chainOf } from '../checkout.ts';
import { streamDigest } from '../digests.ts';
import { Failure } from '../failure.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { fileOf, type LayerRecord, layersHere, toDisk, writeRecord } from '../record.ts';
import { offered, pin, type Registry, registry, take } from '../registry.ts';

export async function run({ name }: Arguments): Promise<number> {
  const from = registry();
  for (const id of chainOf(name)) {
    const lock = `${fileOf(id)}.lock`;
    const came = await withFlock(lock, 'exclusive', { waits: `${id}: waits for another make that builds it` }, () =>
      one(from, id),
    );
    if (!came) {
      process.stdout.write(`${id}: not at ${from.place}; it will be built\n`);
      return 0;
    }
  }
  return 0;
}

/** Whether the layer is here then. */
async function one(from: Registry, id: string): Promise<boolean> {
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
  if (record.id !== id || record.sha256 !== (await streamDigest(disk)))
    throw new Failure(
      `${id} is not what was sent`,
      'its digest is another one',
      `make clean, then make image-NAME builds it`,
    );
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
