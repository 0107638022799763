// The kernel that an image boots with, and its initrd.

import { writeFileSync } from 'node:fs';
import * as ext4 from './ext4.ts';
import { Failure } from './failure.ts';
import { cpio } from './kernels/cpio.ts';
import { withRawView } from './raw-view.ts';

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
    // A kernel with the drivers of its root inside has none.
    writeFileSync(`${folder}/initrd`, initrd ?? cpio([]));
  });
