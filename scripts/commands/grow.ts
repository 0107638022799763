// Lets the ext4 that fills an image grow to the size of its disk.

import { execFileSync } from 'node:child_process';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';

export async function run({ words: [image = ''] }: Arguments): Promise<number> {
  await withRawView(image, true, async raw => {
    // resize2fs(8) wants a file system that was checked since it was last mounted; e2fsck(8) exits with 1 where it mended something.
    execFileSync('sh', ['-c', 'e2fsck -fp "$1" || [ $? = 1 ]; exec resize2fs "$1"', 'sh', raw], { stdio: 'inherit' });
  });
  return 0;
}
