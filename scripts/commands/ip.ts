// Prints the address of a VM.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { address } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const { uuid, mac } = vmOf(name);
  const ip = await address(uri, uuid, mac);
  if (!ip) throw new Failure(`${name} has no address`, 'no lease of a network speaks of its MAC', `make up-${name}`);
  process.stdout.write(`${ip}\n`);
  return 0;
}
