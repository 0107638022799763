// Runs a command in every VM that is up, or in those that are named.

import { mkdirSync } from 'node:fs';
import { namesOf, place, plan, textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { type Outcome, say, sideBySide, table, tell, voice } from '../fleet.ts';
import { stateOf } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { hostOf } from '../ssh.ts';

/** A machine that does not answer keeps nobody from the VMs that are elsewhere. */
const unknown = (name: string) => (error: Error) => {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${name}: ${error.message.split('\n')[0]}\n`);
  return 'unknown';
};

export async function run({ uri, vms, jobs, command }: Arguments): Promise<number> {
  const named = namesOf(vms).map(name => vmOf(name));
  const all = named.length > 0 ? named : plan().vms.filter(vm => !vm.empty);
  const states = await Promise.all(
    all.map(vm => stateOf(textOf(place.uri(vm.name)) || uri, vm.uuid).catch(unknown(vm.name))),
  );
  const up = all.filter((_, at) => states[at] === 'running');
  if (up.length === 0) throw new Failure('no VM is up', 'a command runs where there is a system', 'make up');
  mkdirSync('generated/workspace/logs', { recursive: true });
  const names = all.map(vm => vm.name);
  const outcomes = await sideBySide(all, jobs, async (vm): Promise<Outcome> => {
    const state = states[all.indexOf(vm)]!;
    if (!up.includes(vm)) return { name: vm.name, result: state, seconds: 0 };
    const log = `generated/workspace/logs/${vm.name}.exec`;
    const to = voice(vm.name, names, log);
    const start = Date.now();
    const code = await tell(to, 'ssh', ['-F', place.sshConfig(vm.name), '-n', hostOf(vm.name), '--', command]);
    if (code !== 0) say(to, `exit ${code}`);
    return { name: vm.name, result: code === 0 ? 'passed' : 'failed', seconds: (Date.now() - start) / 1000, log };
  });
  const shown = outcomes.filter(({ result, seconds }) => named.length > 0 || seconds > 0 || result === 'unknown');
  process.stdout.write(`\n${table(shown)}`);
  return shown.every(({ result }) => result === 'passed') ? 0 : 1;
}
