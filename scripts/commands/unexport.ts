// Tells the host's NFS server that a VM is gone.

import type { Arguments } from '../makebox.ts';
import { withdraw } from '../nfs.ts';

export async function run({ name }: Arguments): Promise<number> {
  await withdraw(name);
  return 0;
}
