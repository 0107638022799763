// Takes the kernel and the initrd that an image boots with out of its ext4, into a folder that appears when both are there.

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as ext4 from '../ext4.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';
import { mustBeSound } from '../record.ts';

/** An initrd with nothing in it, for a kernel with the drivers of its root inside: the end of a cpio archive (initramfs buffer format). */
const noFiles = `070701${'0'.repeat(32)}00000001${'0'.repeat(48)}0000000B00000000TRAILER!!!\0`.padEnd(512, '\0');

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
    await withRawView(image, false, async (raw, scratch) => {
      const device = ext4.ext4Root(raw, scratch);
      const names = device ? ext4.list(device, '/boot', scratch) : [];
      const newest = names
        .filter(name => name.startsWith('vmlinuz-'))
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
        .at(-1);
      // Debian, and the command install-kernel, say by this link which one is meant.
      const meant = device && /vmlinuz-.*$/.exec(ext4.linkTarget(device, '/vmlinuz', scratch) ?? '')?.[0];
      const kernel = meant && names.includes(meant) ? meant : newest;
      const content = device && kernel ? ext4.read(device, `/boot/${kernel}`, scratch) : undefined;
      if (!device || !kernel || !content)
        throw new Failure(
          `${image} has no /boot/vmlinuz-*`,
          'an image from packages boots by its own kernel, from outside',
          'name a kernel package: kernel = … in [image]',
        );
      const initrd = ext4.read(device, `/boot/${kernel.replace('vmlinuz', 'initrd.img')}`, scratch);
      writeFileSync(`${tmp}/vmlinuz`, content);
      writeFileSync(`${tmp}/initrd`, initrd ?? noFiles);
    });
    renameSync(tmp, folder);
    rmSync(lock, { force: true });
  } finally {
    rmSync(tmp, { recursive: true, force: true });
  }
  return 0;
}
