// Installs what is missing, starts libvirt, makes the data folder; a second time it does nothing.

import { rmSync } from 'node:fs';
import { hasForeign } from '../checkout.ts';
import { register } from '../foreign-programs.ts';
import type { Arguments } from '../makebox.ts';
import { makeFolder, openDomains } from '../setup/folder.ts';
import { joinGroups, pendingGroups, withGroups } from '../setup/groups.ts';
import { install } from '../setup/install.ts';
import { startLibvirt } from '../setup/libvirt.ts';
import { show } from '../tool.ts';

/** What stands after `--` is run afterwards in the groups that setup gave to the person: it needs no new login. */
export async function run({ forCheck, forKernels, '--': then }: Arguments): Promise<number> {
  const purposes = { check: forCheck, kernels: forKernels, foreign: hasForeign() };
  const installed = await install((Object.keys(purposes) as (keyof typeof purposes)[]).filter(name => purposes[name]));
  const joined = await joinGroups();
  const changed = [
    installed,
    joined,
    hasForeign() && (await register()),
    await startLibvirt(),
    await makeFolder(),
    await openDomains(),
  ];
  // KVM may work now that qemu is there, or the group.
  if (installed || joined) rmSync('generated/accelerator', { force: true });
  // And what the rules say of shares: virtiofsd may be there now.
  if (installed) rmSync('Makefile', { force: true });
  const pending = pendingGroups();
  process.stdout.write(changed.includes(true) ? 'setup: done\n' : 'setup: nothing to do\n');
  if (Array.isArray(then)) return show(withGroups(then, pending));
  // Not newgrp(1): it changes the first group too, and newuidmap refuses a process whose group is not its user's.
  if (pending.length > 0)
    process.stdout.write(`setup: log in again (su - $USER is enough) to be in the group ${pending.join(' and ')}\n`);
  return 0;
}
