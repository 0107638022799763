// Reads every layer whole and compares it with its record. A damaged one is set aside, so that the next make builds it.

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Cache, type CachedLayer, readCache } from '../cache.ts';
import { withLock } from '../data-lock.ts';
import { dataFolder } from '../host.ts';
import type { Arguments } from '../makebox.ts';
import { chain } from '../needs.ts';
import { fileOf, mustBeSound, soundness } from '../record.ts';
import { takeAway } from '../sweep.ts';

export async function run({ name }: Arguments): Promise<number> {
  if (name) {
    await mustBeSound(name);
    return 0;
  }
  const data = dataFolder();
  const damaged = await withLock(data, 'shared', () => findDamaged(data));
  if (damaged.length > 0) await withLock(data, 'exclusive', () => setAside(data, damaged));
  return damaged.length > 0 ? 1 : 0;
}

async function findDamaged(data: string): Promise<string[]> {
  const { layers } = readCache(data);
  const damaged: string[] = [];
  for (const id of layers.keys()) {
    const found = await state(data, id);
    process.stdout.write(`${words[found].padEnd(9)} ${id}\n`);
    if (found === 'damaged' || found === 'gone') damaged.push(id);
  }
  return damaged;
}
const state = (data: string, id: string) => soundness(id, true, path.join(data, 'layers'));
const words = { sound: 'ok', unknown: 'no record', damaged: 'damaged', gone: 'baseless' };

/** That of SNAPSHOT=0 has no VM. */
const disposal = (data: string, { workspace, name }: Cache['disks'][number]) =>
  name.startsWith('run-') ? `rm ${data}/${workspace}/runs/${name.slice(4)}.qcow2` : `make destroy-${name}`;

/** With all that stands on them; but where a disk stands on one, all stay, since a layer built anew is another file system. */
async function setAside(data: string, damaged: readonly string[]): Promise<void> {
  const { layers, disks, failed, warm } = readCache(data);
  const on = (layer: string) => (id: string) => chain(id, layers).includes(layer);
  for (const id of damaged) {
    // Somebody may have mended or removed it before the lock was had.
    if (!existsSync(fileOf(id, path.join(data, 'layers'))) || (await state(data, id)) === 'sound') continue;
    const standing = disks.filter(disk => on(id)(disk.layer));
    for (const disk of standing)
      process.stdout.write(
        `${disk.name}: its disk stands on ${id}, which therefore stays, and nothing new is built on it. ` +
          `mend: save what is on the disk, ${disposal(data, disk)}, make verify\n`,
      );
    if (standing.length > 0) continue;
    const depth = (layer: CachedLayer) => chain(layer.id, layers).length;
    const children = [...layers.values()].filter(l => l.id !== id && on(id)(l.id)).sort((a, b) => depth(b) - depth(a));
    for (const { workspace, name } of failed.filter(overlay => on(id)(overlay.layer)))
      rmSync(path.join(data, workspace, 'failed', name), { recursive: true });
    // Its memory knows the file system that it was made on.
    for (const { workspace, name } of warm.filter(overlay => on(id)(overlay.layer)))
      rmSync(path.join(data, workspace, 'warm', name), { recursive: true });
    for (const child of children) takeAway(data, child.id);
    takeAway(data, id, path.join(data, 'damaged'));
    process.stdout.write(`${id}: set aside in ${data}/damaged, with ${children.length} that stood on it removed\n`);
  }
}
