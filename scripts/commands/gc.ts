// Removes what no definition and no disk of any registered checkout needs; with --dry it only lists it.

import { bytesOf } from '../amount.ts';
import { readCache } from '../cache.ts';
import { withLock } from '../data-lock.ts';
import { Failure } from '../failure.ts';
import { dataFolder } from '../host.ts';
import type { Arguments } from '../makebox.ts';
import { sweep, sweepOf, tell } from '../sweep.ts';

export async function run({ dry, keep }: Arguments): Promise<number> {
  const bytes = bytesOf(keep || '0');
  if (bytes === undefined)
    throw new Failure(`KEEP=${keep} is no size`, 'it is how much may stay that nobody needs', 'make gc KEEP=10G');
  const data = dataFolder();
  await withLock(data, dry ? 'shared' : 'exclusive', () => {
    const cache = readCache(data);
    const going = sweepOf(cache, { keep: bytes });
    tell(cache, going, dry ? 'would remove' : 'removes');
    if (!dry) sweep(cache, going);
  });
  return 0;
}
