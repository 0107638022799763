// Sends an image's layers to a registry, each once: not the one of its VM, which has keys.

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chainOf } from '../checkout.ts';
import type { Arguments } from '../makebox.ts';
import { quoted } from '../quote.ts';
import { fileOf, mustBeSound, readRecord } from '../record.ts';
import { digestOf, pin, pinOf, registry, send } from '../registry.ts';
import { sweep } from '../replace.ts';

const folder = 'generated/workspace/registry';

export async function run({ name }: Arguments): Promise<number> {
  const to = registry();
  mkdirSync(folder, { recursive: true });
  sweep(folder);
  for (const id of chainOf(name)) {
    const there = await digestOf(to, id);
    if (there) {
      process.stdout.write(`${id}: there already\n`);
      if (!pinOf(id)) pin(id, there);
      continue;
    }
    await mustBeSound(id);
    const scratch = `${folder}/push.${process.pid}.tmp`;
    mkdirSync(scratch, { mode: 0o700 });
    try {
      const about = JSON.stringify({ ...readRecord(id), checkout: to.place });
      const produce = `zstd -q -T0 -c ${quoted(path.resolve(fileOf(id)))}`;
      const digest = await send(to, id, { produce, about, scratch });
      pin(id, digest);
      process.stdout.write(`${id}: sent, ${digest}\n`);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  return 0;
}
