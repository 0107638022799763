// Prints what lies in the data folder: each layer with what made it, its size, its dates and who uses it, and the sums.

import path from 'node:path';
import { size } from '../amount.ts';
import { type Cache, readCache } from '../cache.ts';
import { images } from '../checkout.ts';
import { withLock } from '../data-lock.ts';
import { dataFolder } from '../host.ts';
import { chain, closure } from '../needs.ts';
import { sweepOf } from '../sweep.ts';

export async function run(): Promise<number> {
  const data = dataFolder();
  const cache = await withLock(data, 'shared', () => readCache(data));
  const layers = [...cache.layers.values()];
  const widest = Math.max(5, ...layers.map(l => l.id.length));
  const line = (...[id = '', engine = '', size = '', made = '', used = '', by = '']: string[]) =>
    `${`${id.padEnd(widest)} ${engine.padEnd(12)} ${size.padStart(8)}  ${made.padEnd(10)} ${used.padEnd(10)} ${by}`.trimEnd()}\n`;
  const out = [line('LAYER', 'ENGINE', 'SIZE', 'MADE', 'LAST USED', 'USED BY')];
  const users = usersOf(cache);
  const place = (id: string) => chain(id, cache.layers).toReversed().join(' ');
  for (const layer of layers.sort((a, b) => (place(a.id) < place(b.id) ? -1 : 1))) {
    const by = (users.get(layer.id) ?? []).join(', ') || '-';
    const engine = layer.record?.engine ?? '-';
    out.push(line(layer.id, engine, size(layer.bytes), day(layer.made), day(layer.used), by));
  }
  const sum = (list: readonly { bytes: number }[]) => size(list.reduce((all, { bytes }) => all + bytes, 0));
  const idle = sweepOf(cache).layers.map(id => cache.layers.get(id)!);
  const { downloads, disks, failed } = cache;
  out.push(
    '',
    `${layers.length} layers ${sum(layers)}, ${downloads.length} downloads ${sum(downloads)}, ${disks.length} disks ${sum(disks)}, ` +
      `${failed.length} failed layers ${sum(failed)}: ${cache.data}\n`,
    `nobody needs ${idle.length} layers, ${sum(idle)}${idle.length > 0 ? ': make gc' : ''}\n`,
  );
  process.stdout.write(out.join(''));
  return 0;
}

/** `2026-11-21`, here. */
const day = (ms: number) => new Date(ms).toLocaleDateString('sv-SE');

/** Who stands on each layer: definitions, with their checkout where it is another one, and disks. */
function usersOf({ layers, checkouts, disks, failed }: Cache): Map<string, string[]> {
  const users = new Map<string, string[]>();
  const uses = (tops: Iterable<string>, who: string) => {
    for (const id of closure(tops, layers)) users.set(id, [...(users.get(id) ?? []), who]);
  };
  for (const { folder, plan } of checkouts) {
    const where = path.relative(folder, '.') === '' ? '' : ` in ${folder}`;
    for (const { name, image } of images(plan)) uses([image], `${name}${where}`);
  }
  for (const disk of disks) uses([disk.layer], `disk of ${disk.name}`);
  for (const overlay of failed) uses([overlay.layer], `failed/${overlay.name}`);
  return users;
}
