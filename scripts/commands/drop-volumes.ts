// Takes away the disks of a VM at another machine; the layers that they stood on stay in the pool.

import type { Arguments } from '../makebox.ts';
import { putDown } from '../taken-disk.ts';
import { dropVolumes } from '../volumes.ts';

export async function run({ name, uri, disks }: Arguments): Promise<number> {
  putDown(name);
  await dropVolumes(uri, name, disks);
  return 0;
}
