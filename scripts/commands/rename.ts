// Gives a VM that is off another name. Its definition gets it in one step, just before which its files are there under both names, and
// after which they go under the old one: broken off anywhere it works under one of them, and the same command goes on.

import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dataDisks, diskOf, folders, hasDisk, place, plan, textOf, traces, vmOf } from '../checkout.ts';
import { vmName } from '../escape.ts';
import { Failure } from '../failure.ts';
import { read } from '../files.ts';
import { generate } from '../generate.ts';
import { setHostName } from '../host-name.ts';
import { lines, type State, stateOf, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { withdraw } from '../nfs.ts';
import type { Plan } from '../plan.ts';
import { formatProblems } from '../problem.ts';
import { renameDomain } from '../renamed-domain.ts';
import { replace } from '../replace.ts';
import type { Vm } from '../vm.ts';
import { run as regenerate } from './generate.ts';

const ini = (name: string) => `distros/${name}.ini`;

export async function run({ name, uri, domain, words: [to = ''] }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const now = await stateOf(uri, vm.uuid);
  mayBeRenamed(vm, now, to);
  const after = planWith(vm, to).vms.find(other => other.name === to)!;
  const [from, into] = [
    { name, domain },
    { name: to, domain: domain.slice(0, -name.length) + to },
  ];
  await mustBeFree(uri, into.domain, vm.uuid);
  const there = existsSync(place.volume(name));
  if (hasDisk(name) && !vm.empty && !there) await setHostName(place.disk(name), after.hostname);
  mustBeNew(to);
  if (now !== 'absent') await renameDomain(vm, uri, from, into);
  moveFiles(vm, after);
  moveDefinition(vm, to);
  if ((await regenerate()) !== 0) return 1;
  await forget(name);
  const later = there && !vm.empty ? '; its host name changes when it is up' : '';
  process.stdout.write(`${to}: was ${name}; its address and what is on its disk are the same${later}\n`);
  return 0;
}

function mayBeRenamed({ name, file }: Vm, now: State, to: string): void {
  if (!vmName(to))
    throw new Failure(
      `"${to}" is no name for a VM`,
      'it may hold a-z, 0-9, dots and -',
      `make rename-${name} TO=another-name`,
    );
  if (file !== ini(name))
    throw new Failure(`${name} is one of several`, `${file} gives it its name`, `change "instances" in ${file}`);
  if (now === 'saved')
    throw new Failure(
      `${name} is saved`,
      'its memory has the name, too',
      `make up-${name}, then make down-${name}; or make kill-${name} FORCE=1, which forgets its memory`,
    );
  if (now !== 'off' && now !== 'crashed' && now !== 'absent')
    throw new Failure(`${name} is ${now}`, 'its memory has the name, too', `make down-${name}`);
  mustBeNew(to);
  const theirs = (of: (vm: string) => string) => existsSync(of(to)) && inode(of(to)) !== inode(of(name));
  if (theirs(place.disk) || theirs(place.volume) || dataDisks(to).some(disk => theirs(vm => place.dataDisk(vm, disk))))
    throw new Failure(
      `${to} has a disk`,
      'its definition is gone, and what is on it is not overwritten',
      `make destroy-${to} DISKS=1, or another name`,
    );
}

function mustBeNew(to: string): void {
  if (existsSync(ini(to))) throw new Failure(`${to} is there already`, 'no definition is overwritten', 'another name');
}

async function mustBeFree(uri: string, domain: string, uuid: string): Promise<void> {
  const taken = (await lines(uri, 'list', '--all', '--name')).includes(domain);
  if (taken && (await virsh(uri, 'domuuid', domain)) !== uuid)
    throw new Failure(
      `libvirt: a domain "${domain}" exists that is another one`,
      'two of one name can not be told apart',
      'another name',
    );
}

/** What would be planned then; whatever speaks of the old name, or can't be called by the new one, is told with its place. */
function planWith(vm: Vm, to: string): Plan {
  const { sources, problems: before } = read('.');
  const [definitions, locks] = [new Map(sources.definitions), new Map(sources.locks)];
  definitions.delete(vm.name);
  definitions.set(to, bornAs(sources.definitions.get(vm.name)!, vm));
  if (locks.has(vm.name)) locks.set(to, locks.get(vm.name)!);
  const { plan: then, problems } = generate({ ...sources, definitions, locks });
  const all = [...before, ...problems];
  if (all.length === 0) return then;
  process.stderr.write(formatProblems(all));
  throw new Failure(
    `${vm.name} can't be called ${to}`,
    'it would be a mistake, or others name it, as said above',
    'another name; or change what stands there first',
  );
}

/** A definition that says what its VM was born as, before all other keys. */
const bornAs = (text: string, { name, born }: Vm) =>
  born ? text : text.replace(/^(?!\s*[;#])(?=(\[?))/m, (_, section) => `born = ${name}\n${section ? '\n' : ''}`);

const inode = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino;

/** The disk of `run-NAME SNAPSHOT=0`, and what it boots by (scripts/make/run.mk). */
const keptByRun = ['qcow2', 'vmlinuz', 'initrd'].map(end => (name: string) => `${folders.runs}/${name}.${end}`);

/** The host key stays, and is known under the new name. A disk that was not stale is none by its name alone. */
function moveFiles(vm: Vm, after: Vm): void {
  const both = (of: (name: string) => string, change?: (text: string) => string) => {
    const [old, now] = [of(vm.name), of(after.name)];
    rmSync(now, { force: true });
    if (!existsSync(old)) return;
    if (!change) return linkSync(old, now);
    const { atime, mtime } = statSync(old);
    writeFileSync(now, change(textOf(old)));
    utimesSync(now, atime, mtime);
  };
  for (const of of [place.kernel, place.initrd, place.frozen, place.console, place.uri, ...keptByRun]) both(of);
  both(place.knownHosts, text => text.replaceAll(/^\S+/gm, after.hostname));
  both(place.diskLayer, text => text.replace(vm.image, after.image));
  for (const disk of dataDisks(vm.name)) both(name => place.dataDisk(name, disk));
  if (existsSync(place.volume(vm.name)) && !vm.empty) writeFileSync(place.called(after.name), '');
  for (const of of [place.volume, place.disk]) both(of);
}

/** The lines of a .mk are for one target. The definition itself comes last. */
function moveDefinition(vm: Vm, to: string): void {
  const { name } = vm;
  const target = new RegExp(`^(\\s*(?:(?:run|warm)-)?)${name.replaceAll('.', '\\.')}(?=(?:\\.xml)?\\s*:)`, 'gm');
  const [overrides, lock] = [textOf(`distros/${name}.mk`), textOf(`distros/${name}.lock`)];
  if (overrides) replace(`distros/${to}.mk`, overrides.replaceAll(target, `$1${to}`));
  if (lock) replace(`distros/${to}.lock`, lock);
  replace(ini(name), bornAs(readFileSync(ini(name), 'utf8'), vm));
  // Its host name may have taken a while.
  mustBeNew(to);
  renameSync(ini(name), ini(to));
}

/** Takes away what there still is under the old name, its disk first: nobody is to take that for one of his own. */
async function forget(name: string): Promise<void> {
  await withdraw(name);
  const disks = dataDisks(name).map(disk => place.dataDisk(name, disk));
  const kept = keptByRun.map(of => of(name));
  for (const file of [...traces(name), ...disks, ...kept, `distros/${name}.mk`, `distros/${name}.lock`])
    rmSync(file, { recursive: true, force: true });
}

/**
 * Ends what was broken off when the definition had its new name already, and gives the exit code: a VM has the disk that lies under the
 * old one, too, or is the one that was to have it and is not defined yet.
 */
export async function renamedAlready(name: string, to: string): Promise<number | undefined> {
  const { vms } = plan();
  const same = hasDisk(name) && vms.find(vm => inode(diskOf(vm.name)) === inode(diskOf(name)));
  const unfinished = (vm: Vm) => vm.name === to && vm.born !== undefined && hasDisk(to) && !existsSync(`${to}.xml`);
  const heir = same || vms.find(unfinished);
  if (!heir) return undefined;
  await forget(name);
  process.stdout.write(`${heir.name}: was ${name}\n`);
  return spawnSync('make', ['--no-print-directory', `${heir.name}.xml`], { stdio: 'inherit' }).status ?? 1;
}
