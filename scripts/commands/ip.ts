// Prints the address of a VM.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { address } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const ip = await address(uri, vmOf(name));
  if (!ip) throw new Failure(`${name} has no address`, 'no lease speaks of its MAC', `make up-${name}`);
  process.stdout.write(`${ip}\n`);
  return 0;
}
