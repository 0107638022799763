// Prints the address of a VM.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { reach } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const found = await reach(uri, vmOf(name));
  if (!found) throw new Failure(`${name} has no address`, 'no lease speaks of its MAC', `make up-${name}`);
  process.stdout.write(`${found.address}\n`);
  return 0;
}
