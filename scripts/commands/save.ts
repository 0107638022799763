// Saves a VM's memory and switches it off; `up-` goes on where it was.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { stateOf, virsh, virshLong } from '../libvirt.ts';
import { withoutShares } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri, domain, timeout, force }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const before = await stateOf(uri, vm.uuid);
  if (before === 'saved') return 0;
  if (before === 'paused') await virsh(uri, 'resume', vm.uuid);
  else if (before !== 'running') throw notUp(name, before);
  await withoutShares({ vm, uri, domain, force }, () => virshLong(uri, timeout, 'managedsave', vm.uuid));
  process.stdout.write(`${name}: saved; make up-${name} goes on\n`);
  return 0;
}

export const notUp = (name: string, now: string) =>
  new Failure(`${name} is ${now}`, 'only what runs has a memory', `make up-${name}`);
