// What a few VMs are after each verb, as a person would expect: the model that a fake libvirt is compared with.

import type { Random } from './random.ts';

interface Vm {
  readonly state: 'absent' | 'off' | 'running' | 'paused' | 'saved';
  readonly snapshots: readonly string[];
  readonly autostart: boolean;
}
/** VMs that have a definition, by name. */
export type Life = ReadonlyMap<string, Vm>;

interface Verb {
  readonly name: string;
  /** Calls of libvirt that it takes, where it takes the most. */
  readonly calls: number;
  /** What follows the goal. */
  readonly word?: (vm: Vm, life: Life) => string;
  readonly may: (vm: Vm, life: Life) => boolean;
  /** What the VM is then. */
  readonly after: (vm: Vm, word: string) => Vm;
}

const absent: Vm = { state: 'absent', snapshots: [], autostart: false };
const on = ({ state }: Vm) => state === 'running' || state === 'paused';
const off = ({ state }: Vm) => state === 'off';
const there = ({ state }: Vm) => state !== 'absent';
/** Names for a clone, or for a VM that is renamed. */
const free = (life: Life) => ['c', 'd'].filter(name => !life.has(name));
const to = (_: Vm, life: Life) => `TO=${free(life)[0]}`;
const becomes = (state: Vm['state']) => (vm: Vm) => ({ ...vm, state });
const stays = (vm: Vm) => vm;
const any = () => true;

/** Often is what stands here often. */
const verbs: readonly Verb[] = [
  { name: 'up', calls: 13, may: any, after: becomes('running') },
  { name: 'up', calls: 13, may: any, after: becomes('running') },
  { name: 'xml', calls: 3, may: any, after: vm => (there(vm) ? vm : { ...vm, state: 'off' }) },
  { name: 'kill', calls: 3, may: there, after: vm => (on(vm) ? { ...vm, state: 'off' } : vm) },
  {
    name: 'kill',
    calls: 4,
    word: () => 'FORCE=1',
    may: there,
    after: vm => (on(vm) || vm.state === 'saved' ? { ...vm, state: 'off' } : vm),
  },
  { name: 'down', calls: 6, may: there, after: vm => (on(vm) ? { ...vm, state: 'off' } : vm) },
  { name: 'suspend', calls: 3, may: on, after: becomes('paused') },
  { name: 'resume', calls: 3, may: on, after: becomes('running') },
  { name: 'save', calls: 3, may: vm => on(vm) || vm.state === 'saved', after: becomes('saved') },
  {
    name: 'autostart',
    calls: 4,
    may: any,
    after: vm => ({ ...vm, state: there(vm) ? vm.state : 'off', autostart: true }),
  },
  {
    name: 'snapshot',
    calls: 6,
    word: vm => `SNAP=s${vm.snapshots.length}`,
    may: vm => (on(vm) || off(vm)) && !vm.snapshots.includes(`s${vm.snapshots.length}`),
    after: (vm, word) => ({ ...vm, snapshots: [...vm.snapshots, word.slice(5)] }),
  },
  {
    name: 'restore',
    calls: 7,
    word: vm => `SNAP=${vm.snapshots[0]} BACKUP=0`,
    may: vm => (off(vm) || vm.state === 'saved') && has(vm),
    after: becomes('off'),
  },
  {
    name: 'delete-snapshot',
    calls: 2,
    word: vm => `SNAP=${vm.snapshots[0]}`,
    may: has,
    after: vm => ({ ...vm, snapshots: vm.snapshots.slice(1) }),
  },
  { name: 'clone', calls: 6, word: to, may: (vm, life) => off(vm) && free(life).length > 0, after: stays },
  { name: 'clone', calls: 6, word: to, may: (vm, life) => off(vm) && free(life).length > 0, after: stays },
  // A definition that others are like keeps its name.
  { name: 'rename', calls: 14, word: to, may: (vm, life) => off(vm) && free(life).length === 2, after: stays },
  { name: 'destroy', calls: 15, may: any, after: () => absent },
];
function has({ snapshots }: Vm): boolean {
  return snapshots.length > 0;
}

export interface Step {
  readonly verb: string;
  readonly calls: number;
  readonly goals: readonly string[];
  readonly after: Life;
}

export const born: Life = new Map([
  ['a', absent],
  ['b', absent],
]);

/** One of the verbs that may be, and that makes sense now, by chance. */
export function next(life: Life, random: Random, mayBe: (verb: string) => boolean): Step {
  const [name, vm] = random.of([...life]);
  const verb = random.of(verbs.filter(one => mayBe(one.name) && one.may(vm, life)));
  const word = verb.word?.(vm, life) ?? '';
  const other = verb.word === to ? word.slice(3) : '';
  const after = new Map([...life, [name, verb.after(vm, word)]]);
  if (other) after.set(other, verb.name === 'clone' ? { ...absent, state: 'off' } : vm);
  if (verb.name === 'rename') after.delete(name);
  const goal = verb.name === 'xml' ? `${name}.xml` : `${verb.name}-${name}`;
  return { verb: verb.name, calls: verb.calls, goals: [goal, ...word.split(' ').filter(Boolean)], after };
}
