// Takes the kernel and the initrd that an image boots with out of its ext4, into a folder that appears when both are there.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { takeKernel } from '../guest-kernel.ts';
import type { Arguments } from '../makebox.ts';
import { mustBeSound, toDisk } from '../record.ts';

export async function run({ words: [image = '', folder = ''] }: Arguments): Promise<number> {
  await mustBeSound(path.basename(image, '.qcow2'));
  const [tmp, lock] = [`${folder}.tmp`, `${folder}.lock`];
  // The recipe holds the lock: what lies there is of nobody who lives, and who had it before may have done it.
  rmSync(tmp, { recursive: true, force: true });
  if (existsSync(folder)) {
    rmSync(lock, { force: true });
    return 0;
  }
  mkdirSync(tmp);
  try {
    await takeKernel(image, tmp);
    for (const name of readdirSync(tmp)) toDisk(path.join(tmp, name));
    renameSync(tmp, folder);
    rmSync(lock, { force: true });
  } finally {
    rmSync(tmp, { recursive: true, force: true });
  }
  return 0;
}
