// Removes all layers, downloads and kernels but those that an existing disk stands on; without --yes it only lists them.

import { readCache } from '../cache.ts';
import { withLock } from '../data-lock.ts';
import { dataFolder } from '../host.ts';
import type { Arguments } from '../makebox.ts';
import { sweep, sweepOf, tell } from '../sweep.ts';

export async function run({ yes }: Arguments): Promise<number> {
  const data = dataFolder();
  await withLock(data, yes ? 'exclusive' : 'shared', () => {
    const cache = readCache(data);
    const going = sweepOf(cache, { all: true });
    tell(cache, going, yes ? 'removes' : 'would remove');
    if (yes) sweep(cache, going);
  });
  if (!yes) process.stdout.write('nothing was touched. mend: make clean-cache YES=1\n');
  return yes ? 0 : 1;
}
