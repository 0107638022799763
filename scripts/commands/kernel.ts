// Takes the kernel and the initrd that an image boots with out of its ext4, into a folder that appears when both are there.

import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as ext4 from '../ext4.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';
import { mustBeSound } from '../record.ts';

export async function run({ words: [image = '', folder = ''] }: Arguments): Promise<number> {
  await mustBeSound(path.basename(image, '.qcow2'));
  const tmp = mkdtempSync(`${folder}.tmp`);
  try {
    await withRawView(image, false, async (raw, scratch) => {
      const device = ext4.ext4Root(raw, scratch);
      const names = device ? ext4.list(device, '/boot', scratch) : [];
      for (const [file, prefix] of [
        ['vmlinuz', 'vmlinuz-'],
        ['initrd', 'initrd.img-'],
      ] as const) {
        const newest = names
          .filter(name => name.startsWith(prefix))
          .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
          .at(-1);
        const content = device && newest ? ext4.read(device, `/boot/${newest}`, scratch) : undefined;
        if (!content)
          throw new Failure(
            `${image} has no /boot/${prefix}*`,
            'an image from packages boots by its own kernel, from outside',
            'name a kernel package: kernel = … in [image]',
          );
        writeFileSync(`${tmp}/${file}`, content);
      }
    });
    if (!existsSync(folder)) renameSync(tmp, folder);
  } finally {
    rmSync(tmp, { recursive: true, force: true });
  }
  return 0;
}
