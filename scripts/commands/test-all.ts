// Runs a command on every distro, side by side. What was not there before is made, booted, and thrown away again.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dataDisks, hasDisk, namesOf, place, plan, textOf, vmOf } from '../checkout.ts';
import { junit, make, type Outcome, say, sideBySide, table, tell, type Voice, voice } from '../fleet.ts';
import { type State, stateOf } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { isRemote } from '../uri.ts';
import type { Vm } from '../vm.ts';

const results = 'generated/test-all.xml';

export async function run({ uri, prefix, vms, jobs, command }: Arguments): Promise<number> {
  const named = namesOf(vms).map(name => vmOf(name));
  const all = named.length > 0 ? named : plan().vms.filter(vm => !vm.empty);
  const folder = 'generated/workspace/logs/test-all';
  mkdirSync(folder, { recursive: true });
  const names = all.map(vm => vm.name);
  // A first Ctrl-C ends the guests' commands, as it reaches every child; what was made for them is still thrown away.
  process.on('SIGINT', () => process.stdout.write('ending; what was made for this goes first\n'));
  const outcomes = await sideBySide(all, jobs, async (vm): Promise<Outcome> => {
    const log = `${folder}/${vm.name}.log`;
    const to = voice(vm.name, names, log);
    const start = Date.now();
    const at = textOf(place.uri(vm.name)) || uri;
    const before = await stateOf(at, vm.uuid);
    // A disk whose domain libvirt has lost is still somebody's.
    const own = hasDisk(vm.name);
    // What disks another machine has kept for it is not known here: none of them goes.
    const disks = isRemote(at) ? undefined : dataDisks(vm.name);
    const result = await tested(to, vm, prefix, command);
    const seconds = (Date.now() - start) / 1000;
    await putBack(to, vm, before === 'absent' && own ? 'off' : before, disks);
    return { name: vm.name, result, seconds, log };
  });
  writeFileSync(results, junit(command, outcomes, textOf));
  process.stdout.write(`\n${table(outcomes)}logs: ${folder}/, JUnit: ${results}\n`);
  return outcomes.every(({ result }) => result === 'passed') ? 0 : 1;
}

async function tested(to: Voice, { name }: Vm, prefix: string, command: string): Promise<string> {
  if ((await make(to, `up-${name}`)) !== 0) return 'not up';
  const code = await tell(to, 'ssh', ['-F', place.sshConfig(name), '-n', prefix + name, '--', command]);
  if (code !== 0) say(to, `exit ${code}`);
  return code === 0 ? 'passed' : 'failed';
}

/** As it was before, when it had those `disks`. */
async function putBack(to: Voice, { name }: Vm, before: State, disks: readonly string[] | undefined): Promise<void> {
  if (before === 'absent' && (await make(to, `destroy-${name}`, ...(disks?.length === 0 ? ['DISKS=1'] : []))) === 0)
    for (const made of dataDisks(name).filter(disk => disks && !disks.includes(disk)))
      rmSync(place.dataDisk(name, made));
  if (before === 'off' || before === 'crashed') await make(to, `down-${name}`);
  if (before === 'saved') await make(to, `save-${name}`);
  if (before === 'paused') await make(to, `suspend-${name}`);
}
