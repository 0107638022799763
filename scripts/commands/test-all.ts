// Runs a command on every distro, side by side. What was not there before is made, booted, and thrown away again.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dataDisks, hasDisk, namesOf, place, plan, textOf, vmOf } from '../checkout.ts';
import { needed } from '../dependencies.ts';
import { Failure } from '../failure.ts';
import {
  endInOrder,
  ending,
  junit,
  make,
  makeToTheEnd,
  type Outcome,
  say,
  sideBySide,
  table,
  tell,
  type Voice,
  voice,
} from '../fleet.ts';
import { type State, stateOf } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { hostOf } from '../ssh.ts';
import { isRemote } from '../uri.ts';
import type { Vm } from '../vm.ts';

const results = 'generated/test-all.xml';

/** A VM before anything was done to it. */
interface Before {
  readonly state: State;
  /** undefined: what another machine has kept for it is not known here, and none of that goes. */
  readonly disks: readonly string[] | undefined;
}

export async function run({ uri, vms, jobs, command }: Arguments): Promise<number> {
  rmSync(results, { force: true });
  const named = namesOf(vms).map(name => vmOf(name));
  const all = named.length > 0 ? named : plan().vms.filter(vm => !vm.empty);
  const folder = 'generated/workspace/logs/test-all';
  mkdirSync(folder, { recursive: true });
  const touched = withNeeded(all);
  const names = touched.map(({ vm }) => vm.name);
  const logOf = (name: string) => `${folder}/${name}.log`;
  const voices = new Map(names.map(name => [name, voice(name, names, logOf(name))]));
  const states = await Promise.all(touched.map(({ vm }) => lookAt(vm, uri)));
  const before = new Map(names.map((name, at) => [name, states[at]!]));
  const untested = new Set<string>(all.map(({ name }) => name));
  const left = new Set(names);
  const astray: Vm[] = [];
  /** What no VM needs any more that is still to be tested. */
  const putBackUnneeded = async () => {
    const free = touched.filter(({ vm, by }) => left.has(vm.name) && !by.some(name => untested.has(name)));
    for (const { vm } of free) left.delete(vm.name);
    for (const { vm } of free) if (!(await putBack(voices.get(vm.name)!, vm, before.get(vm.name)!))) astray.push(vm);
  };
  endInOrder('ending; what was made for this goes first');
  const outcomes = await sideBySide(all, jobs, async (vm): Promise<Outcome> => {
    const start = Date.now();
    const result = await tested(voices.get(vm.name)!, vm, command);
    const seconds = (Date.now() - start) / 1000;
    untested.delete(vm.name);
    await putBackUnneeded();
    return { name: vm.name, result, seconds, log: logOf(vm.name) };
  });
  // What a signal has kept from being tested.
  untested.clear();
  await putBackUnneeded();
  writeFileSync(results, junit(command, outcomes, textOf));
  process.stdout.write(`\n${table(outcomes)}logs: ${folder}/, JUnit: ${results}\n`);
  if (astray.length > 0)
    throw new Failure(
      `not as before: ${astray.map(({ name }) => name).join(', ')}`,
      'putting back failed, and the logs say how',
      astray.map(vm => `make ${wayBack(vm, before.get(vm.name)!).join(' ')}`).join(', '),
    );
  return !ending && outcomes.every(({ result }) => result === 'passed') ? 0 : 1;
}

/** Those and what they depend on; each behind all that need it, which `by` names, itself among them. */
function withNeeded(all: readonly Vm[]): { readonly vm: Vm; readonly by: readonly string[] }[] {
  const known = new Map<string, Vm>(plan().vms.map(vm => [vm.name, vm]));
  const below = new Map(all.map(vm => [vm.name, needed(vm, known)]));
  const names = new Set<string>([...all.map(({ name }) => name), ...[...below.values()].flatMap(some => [...some])]);
  return [...names]
    .map(name => known.get(name)!)
    .sort((a, b) => needed(b, known).size - needed(a, known).size)
    .map(vm => ({
      vm,
      by: [...below].flatMap(([name, some]) => (name === vm.name || some.has(vm.name) ? [name] : [])),
    }));
}

async function lookAt({ name, uuid }: Vm, uri: string): Promise<Before> {
  const at = textOf(place.uri(name)) || uri;
  const state = await stateOf(at, uuid);
  // A disk whose domain libvirt has lost is still somebody's.
  return {
    state: state === 'absent' && hasDisk(name) ? 'off' : state,
    disks: isRemote(at) ? undefined : dataDisks(name),
  };
}

async function tested(to: Voice, { name }: Vm, command: string): Promise<string> {
  if ((await make(to, `up-${name}`)) !== 0 || ending) return 'not up';
  const code = await tell(to, 'ssh', ['-F', place.sshConfig(name), '-n', hostOf(name), '--', command]);
  if (code !== 0) say(to, `exit ${code}`);
  return code === 0 ? 'passed' : 'failed';
}

/** The words of the make that leaves a VM as it was; none where it stays as it is. */
function wayBack({ name }: Vm, { state, disks }: Before): readonly string[] {
  if (state === 'absent') return [`destroy-${name}`, ...(disks?.length === 0 ? ['DISKS=1'] : [])];
  if (state === 'off' || state === 'crashed') return [`down-${name}`];
  if (state === 'saved') return [`save-${name}`];
  return state === 'paused' ? [`suspend-${name}`] : [];
}

/** As it was before, when it had those `disks`; whether that worked. */
async function putBack(to: Voice, vm: Vm, before: Before): Promise<boolean> {
  const words = wayBack(vm, before);
  if (words.length > 0 && (await makeToTheEnd(to, ...words)) !== 0) return false;
  const { state, disks } = before;
  if (state === 'absent' && disks)
    for (const made of dataDisks(vm.name).filter(disk => !disks.includes(disk))) rmSync(place.dataDisk(vm.name, made));
  return true;
}
