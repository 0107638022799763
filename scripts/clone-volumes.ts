// The disks of a clone at another machine: what is on the one of its VM is taken here, made another's, and sent.

import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withBacking } from './backing.ts';
import { hasDisk, place, textOf } from './checkout.ts';
import { type CloneDisks, copyOf, hasDiskAlready } from './clone-files.ts';
import { copyVolume, sendOne } from './pool.ts';
import { putDown, type Taken, take } from './taken-disk.ts';
import { dropVolumes, startOf, volumesOfVm } from './volumes.ts';

export function volumesFor(name: string, uri: string, to: string): CloneDisks {
  const folder = path.dirname(textOf(place.volume(name)));
  let taken: Taken;
  return {
    async mustBeFree(again) {
      if (again && !hasDisk(to)) await dropVolumes(uri, to, false);
      if (hasDisk(to) || (await volumesOfVm(uri, to)).length > 0) throw hasDiskAlready(to);
    },
    async begin() {
      taken = await take(name, uri);
      const half = path.join(place.taken(name), 'clone.qcow2');
      await copyOf(taken.file, half);
      return half;
    },
    async settle(file) {
      const [from, start] = [startOf(name), startOf(to)];
      // From now on something of it is there, for destroy- to find.
      writeFileSync(place.uri(to), uri);
      await sendOne(uri, { name: `${start}.qcow2`, file, head: withBacking(file, taken.backing) });
      for (const volume of (await volumesOfVm(uri, name)).filter(one => one !== `${from}.qcow2`))
        await copyVolume(uri, volume, `${start}${volume.slice(from.length)}`);
      writeFileSync(place.volume(to), path.join(folder, `${start}.qcow2`));
      putDown(name);
    },
    async undo() {
      putDown(name);
      await dropVolumes(uri, to, true);
      for (const of of [place.uri, place.volume]) rmSync(of(to), { force: true });
    },
  };
}
