// Lets the ext4 that fills an image grow to the size of its disk.

import { execFileSync, spawnSync } from 'node:child_process';
import { bound } from '../bound.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';

export async function run({ words: [image = ''] }: Arguments): Promise<number> {
  await withRawView(image, true, async raw => {
    // resize2fs(8) wants a file system that was checked since it was last mounted; e2fsck(8) exits with 1 where it mended something.
    const { status } = spawnSync(...bound('TERM', ['e2fsck', '-fp', raw]), { stdio: 'inherit' });
    if (status !== 0 && status !== 1)
      throw new Failure(`e2fsck ended with ${status}`, 'what has errors is not grown', 'see what it said above');
    execFileSync(...bound('TERM', ['resize2fs', raw]), { stdio: 'inherit' });
  });
  return 0;
}
