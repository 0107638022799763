// Sends an image's layers to a registry, each once: not the one of its VM, which has keys.

import path from 'node:path';
import { chainOf } from '../checkout.ts';
import type { Arguments } from '../makebox.ts';
import { quoted } from '../quote.ts';
import { fileOf, mustBeSound, readRecord } from '../record.ts';
import { registry, send } from '../registry.ts';

export async function run({ name }: Arguments): Promise<number> {
  const to = registry();
  for (const id of chainOf(name)) {
    await mustBeSound(id);
    const about = JSON.stringify({ ...readRecord(id), checkout: to.place });
    await send(to, id, `zstd -q -T0 -c ${quoted(path.resolve(fileOf(id)))}`, about);
  }
  return 0;
}
