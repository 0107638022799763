// Installs what is missing, starts libvirt and its network, makes the data folder; a second time it does nothing.

import { rmSync } from 'node:fs';
import type { Arguments } from '../makebox.ts';
import { install } from '../setup/install.ts';
import { makeFolder } from '../setup/folder.ts';
import { joinGroups, pendingGroups, withGroups } from '../setup/groups.ts';
import { startLibvirt, startNetwork } from '../setup/libvirt.ts';
import { show } from '../tool.ts';

/** With words, runs them afterwards in the groups that setup gave to the person: no new login is needed for them. */
export async function run({ forCheck, words = [] }: Arguments): Promise<number> {
  const installed = await install(forCheck ? 'check' : 'setup');
  const joined = await joinGroups();
  const changed = [installed, joined, await startLibvirt(), await startNetwork(), await makeFolder()];
  // KVM may work now that qemu is there, or the group.
  if (installed || joined) rmSync('generated/accelerator', { force: true });
  const pending = pendingGroups();
  process.stdout.write(changed.includes(true) ? 'setup: done\n' : 'setup: nothing to do\n');
  if (words.length > 0) return show(withGroups(words, pending));
  // Not newgrp(1): it changes the first group too, and newuidmap refuses a process whose group is not its user's.
  if (pending.length > 0) process.stdout.write(`setup: log in again (su - $USER is enough) to be in the group ${pending.join(' and ')}\n`);
  return 0;
}
