// For recipes: a copy of the disk of a VM at another machine.

import type { Arguments } from '../makebox.ts';
import { take } from '../taken-disk.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  await take(name, uri);
  return 0;
}
