// Sends a kernel to a registry, once.

import path from 'node:path';
import { sharedKernel } from '../kernels/shared.ts';
import type { Arguments } from '../makebox.ts';
import { quoted } from '../quote.ts';
import { registry, send } from '../registry.ts';

export async function run({ name }: Arguments): Promise<number> {
  const { id, folder } = sharedKernel(name);
  const archive = `tar -C ${quoted(path.resolve(folder))} --owner=0 --group=0 --sort=name -cf - .`;
  await send(registry(), id, `${archive} | zstd -q -T0 -c`, JSON.stringify({ kernel: name, id }));
  return 0;
}
