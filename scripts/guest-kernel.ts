// The kernel that an image boots with, and its initrd.

import { writeFileSync } from 'node:fs';
import * as ext4 from './ext4.ts';
import { Failure } from './failure.ts';
import { withRawView } from './raw-view.ts';

/** An initrd with nothing in it, for a kernel with the drivers of its root inside: the end of a cpio archive (initramfs buffer format). */
const noFiles = `070701${'0'.repeat(32)}00000001${'0'.repeat(48)}0000000B00000000TRAILER!!!\0`.padEnd(512, '\0');

/** Bytes: an initrd with every driver in it has a quarter of that. */
const most = 512 * 2 ** 20;

/** Writes vmlinuz and initrd of an image that is one ext4 into `folder`, which is there. */
export const takeKernel = (image: string, folder: string): Promise<void> =>
  withRawView(image, false, async (raw, scratch) => {
    const device = ext4.ext4Root(raw, scratch);
    const names = device ? ext4.list(device, '/boot', scratch) : [];
    const newest = names
      .filter(name => name.startsWith('vmlinuz-'))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1);
    // Debian, and the command install-kernel, say by this link which one is meant.
    const meant = device && /vmlinuz-.*$/.exec(ext4.linkTarget(device, '/vmlinuz', scratch) ?? '')?.[0];
    const kernel = meant && names.includes(meant) ? meant : newest;
    const content = device && kernel ? ext4.read(device, `/boot/${kernel}`, scratch, most) : undefined;
    if (!device || !kernel || !content)
      throw new Failure(
        `${image} has no /boot/vmlinuz-*`,
        'an image from packages boots by its own kernel, from outside',
        'name a kernel package: kernel = … in [image]',
      );
    const initrd = ext4.read(device, `/boot/${kernel.replace('vmlinuz', 'initrd.img')}`, scratch, most);
    writeFileSync(`${folder}/vmlinuz`, content);
    writeFileSync(`${folder}/initrd`, initrd ?? noFiles);
  });
