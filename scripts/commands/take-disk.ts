// For recipes: the disk of a VM at another machine, here and back.

import type { Arguments } from '../makebox.ts';
import { giveBack, take } from '../taken-disk.ts';

export async function run({ name, uri, back }: Arguments): Promise<number> {
  await (back ? giveBack(name, uri) : take(name, uri));
  return 0;
}
