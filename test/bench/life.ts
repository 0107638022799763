// The life of a VM after its definition: a clone, going on from saved memory, its end, and ten VMs at once.

import { rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout.ts';
import { timed } from './cost.ts';
import { type Row, row } from './row.ts';
import { median } from './sample.ts';

const [boots, clones, fleets] = [3, 5, 3];
const fleet = 10;

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const diskOf = (it: Checkout, name: string) => path.join(it.folder, `generated/workspace/disks/${name}.qcow2`);

/** Each from a disk that has changed since the clone before, as that of a VM that was up meanwhile. */
export function cloned(it: Checkout, name: string): Row[] {
  it.make(`up-${name}`);
  it.make(`down-${name}`);
  const all = times(clones).map(round => {
    const to = `clone-${round}`;
    utimesSync(diskOf(it, name), new Date(), new Date());
    const { seconds } = timed(it, `clone-${name}`, `TO=${to}`);
    const kib = (statSync(diskOf(it, to)).blocks * 512) / 1024;
    it.make(`destroy-${to}`);
    rmSync(path.join(it.folder, `distros/${to}.ini`));
    return { seconds, kib };
  });
  it.make(`destroy-${name}`);
  const what = 'a clone of a VM that is off';
  return [
    row({ what, unit: 's', ours: median(all.map(c => c.seconds)), mark: 1, note: 'until it is defined' }),
    row({ what: `${what}: its disk`, unit: 'KiB', ours: Math.max(...all.map(c => c.kib)), mark: 300 }),
  ];
}

/** A boot, what is saved of it and brought up again, and its end while it runs; each round is all three. */
export function savedAndGone(it: Checkout, name: string): Row[] {
  const all = times(boots).map(() => {
    it.make(`${name}.xml`);
    const cold = timed(it, `up-${name}`).seconds;
    it.make(`save-${name}`);
    const saved = timed(it, `up-${name}`).seconds;
    return { cold, saved, gone: timed(it, `destroy-${name}`).seconds };
  });
  const part = (key: 'cold' | 'saved' | 'gone') => median(all.map(r => r[key]));
  const against = { name: 'its boot', value: part('cold') };
  return [
    row({
      what: 'up from saved memory, until ssh has answered',
      unit: 's',
      ours: part('saved'),
      against,
      compared: 'ratio',
      mark: 0.15,
      note: 'both with the share mounted',
    }),
    row({ what: 'destroy of a VM that runs', unit: 's', ours: part('gone'), mark: 1.5 }),
  ];
}

/** Of new disks that begin in the state of a first boot, which is gone afterwards. */
export function ready(it: Checkout, name: string): Row[] {
  it.make(`warm-${name}`, 'UP=1');
  const all = times(boots).map(() => {
    it.make(`${name}.xml`);
    const { seconds } = timed(it, `up-${name}`);
    it.make(`destroy-${name}`);
    return seconds;
  });
  rmSync(path.join(it.folder, `generated/workspace/warm/${name}+up`), { recursive: true });
  const what = 'up from the ready state, until ssh has answered';
  return [row({ what, unit: 's', ours: median(all), mark: 1.2, note: 'with the share mounted' })];
}

/** New names each time. Their own layers, which hold their keys, are counted by themselves. */
export function tenAtOnce(it: Checkout, name: string): Row[] {
  it.make(`image-${name}`);
  const all = times(fleets).map(round => {
    const names = times(fleet).map(n => `of-ten-${round}-${n}`);
    const file = `distros/of-ten-${round}.ini`;
    it.write(file, `like = ${name}\ninstances = ${names.join(' ')}\n`);
    const identities = timed(it, '-j2', ...names.map(n => `image-${n}`)).seconds;
    const defined = timed(it, '-j2', ...names.map(n => `${n}.xml`)).seconds;
    it.make(...names.map(n => `destroy-${n}`));
    rmSync(path.join(it.folder, file));
    return { identities, defined };
  });
  const part = (key: 'identities' | 'defined') => median(all.map(r => r[key]));
  const what = 'ten VMs from one layer, -j2';
  return [
    row({ what, unit: 's', ours: part('defined'), mark: 5, note: 'disk, XML and domain of each' }),
    row({
      what: `${what}: their keys before`,
      unit: 's',
      ours: part('identities'),
      note: 'their definition is new: with regenerating',
    }),
  ];
}
