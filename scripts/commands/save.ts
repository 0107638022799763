// Saves a VM's memory and switches it off; `up-` goes on where it was.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { stateOf } from '../libvirt.ts';
import { withoutShares, withoutSharesOfPaused } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';
import { saveMemory } from '../saved-memory.ts';

export async function run({ name, uri, timeout, force }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const before = await stateOf(uri, vm.uuid);
  if (before === 'saved') return 0;
  if (before !== 'running' && before !== 'paused') throw notUp(name, before);
  const without = before === 'paused' ? withoutSharesOfPaused : withoutShares;
  await without({ vm, uri, force }, () => saveMemory(uri, vm.uuid, timeout));
  process.stdout.write(`${name}: saved; make up-${name} goes on\n`);
  return 0;
}

export const notUp = (name: string, now: string) =>
  new Failure(`${name} is ${now}`, 'only what runs has a memory', `make up-${name}`);
