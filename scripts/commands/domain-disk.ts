// Prints the format of a domain's disk and its path, parted by a space.

import { domainDisk } from '../domain-disk.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name }: Arguments): Promise<number> {
  const { format, file } = await domainDisk(name);
  process.stdout.write(`${format} ${file}\n`);
  return 0;
}
