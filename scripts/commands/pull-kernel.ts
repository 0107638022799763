// Takes a kernel from a registry, where it is missing here.

import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sharedKernel } from '../kernels/shared.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { offered, pin, registry, take } from '../registry.ts';

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
        await take(from, id, there, scratch, '{ mkdir -p files; zstd -q -d -c | tar -C files --no-same-owner -xf -; }');
        renameSync(path.join(scratch, 'files'), folder);
        rmSync(scratch, { recursive: true });
        pin(id, there);
      } else if (!existsSync(folder)) process.stdout.write(`${id}: not at ${from.place}; it will be built\n`);
      if (existsSync(folder)) rmSync(`${folder}.lock`, { force: true });
    },
  );
  return 0;
}
