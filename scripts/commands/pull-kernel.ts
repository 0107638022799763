// Takes a kernel from a registry, where it is missing here.

import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sharedKernel } from '../kernels/shared.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { offered, pin, registry, take } from '../registry.ts';

/** What lies there may be of a build that was broken off. A link would lead out of it, and none is sent. Dates are of now: a joined initrd is as old as what it was joined of. */
const unpack =
  '{ rm -rf files; mkdir files; zstd -q -d -c | tar -C files --no-same-owner --no-same-permissions -m -xf -; find files ! -type d ! -type f -delete; }';

export async function run({ name }: Arguments): Promise<number> {
  const from = registry();
  const { id, folder } = sharedKernel(name);
  await withFlock(
    `${folder}.lock`,
    'exclusive',
    { waits: `${id}: waits for another make that builds it` },
    async () => {
      const there = existsSync(folder) ? undefined : await offered(from, id);
      if (there) {
        process.stdout.write(`${id}: from ${from.place}\n`);
        const scratch = `${folder}.tmp`;
        await take(from, id, there, scratch, unpack);
        renameSync(path.join(scratch, 'files'), folder);
        rmSync(scratch, { recursive: true });
        await pin(id, there);
      } else if (!existsSync(folder)) process.stdout.write(`${id}: not at ${from.place}; it will be built\n`);
      if (existsSync(folder)) rmSync(`${folder}.lock`, { force: true });
    },
  );
  return 0;
}
