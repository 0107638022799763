// Makes a second VM out of what is on a VM's disk: both go on from there, each on an overlay of its own.

import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { dataDisks, hasDisk, layerOf, mustBeHere, place, textOf, vmOf, workspaceHere } from '../checkout.ts';
import { stampOf } from '../digests.ts';
import { asAnother } from '../domain-names.ts';
import { Failure } from '../failure.ts';
import type { Identity } from '../layer.ts';
import { stateOf } from '../libvirt.ts';
import { sha256 } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { replace } from '../replace.ts';
import { imprint } from './identity.ts';
import { declare, definitionOf, makeRules } from './new.ts';
import { snapshots } from './snapshot.ts';

export async function run({ name, uri, domain, words: [to = ''] }: Arguments): Promise<number> {
  if (!to) throw new Failure('TO= is missing', 'the clone has a name of its own', `make clone-${name} TO=web`);
  const what = `a clone of ${name}`;
  // What its domain was made of is noted last, so without that a clone was broken off.
  const begun = textOf(`distros/${to}.ini`) === definitionOf(to, name, what) && !textOf(`generated/${to}.xml.cmd`);
  if (!begun || !existsSync(place.disk(to))) await make(name, uri, to, begun ? '' : what);
  answerFor(name, domain, to);
  const own = vmOf(name).empty ? 'address' : 'host key, machine-id and address';
  process.stdout.write(`${to}: a clone of ${name}, with its own ${own}\n`);
  return 0;
}

/** Its disk, and its definition if that is to say `what` it is. */
async function make(name: string, uri: string, to: string, what: string): Promise<void> {
  const vm = vmOf(name);
  mustBeHere(name);
  const kept = snapshots(vm, uri);
  // Of a domain that is absent there are none, which is no answer.
  kept.catch(() => undefined);
  const now = await stateOf(uri, vm.uuid);
  if (!existsSync(place.disk(name)))
    throw new Failure(
      `${name} has no disk`,
      'a clone begins with what is on one',
      `make up-${name}, or make new NAME=${to} FROM=${name}`,
    );
  if (now === 'saved')
    throw new Failure(
      `${name} is saved`,
      'what it has not written yet would be missing in its clone',
      `make up-${name}, then make down-${name}; or make kill-${name} FORCE=1, which forgets its memory`,
    );
  if (now !== 'off' && now !== 'crashed' && now !== 'absent')
    throw new Failure(`${name} is ${now}`, 'its disk is not to change under its clone', `make down-${name}`);
  if (hasDisk(to) || dataDisks(to).length > 0)
    throw new Failure(
      `${to} has a disk`,
      'its definition is gone, and what is on it is not overwritten',
      `make destroy-${to} DISKS=1, or another name`,
    );
  const copied = now !== 'absent' && (await kept).length > 0;
  if (what) declare(to, name, what);
  const begun = begin(name, to, copied);
  try {
    await Promise.all([begun, ...(what ? [makeRules(to)] : [])]);
    await makeAnother(name, to);
  } catch (error) {
    await begun.catch(() => undefined);
    for (const data of dataDisks(to)) rmSync(place.dataDisk(to, data));
    rmSync(halfMade(to), { force: true });
    rmSync(`distros/${to}.ini`, { force: true });
    throw error;
  }
}

const halfMade = (to: string) => `${place.disk(to)}.tmp`;

/** What is on the disk, for the clone too; qemu-img works while the rules are made. */
async function begin(name: string, to: string, copied: boolean): Promise<void> {
  rmSync(halfMade(to), { force: true });
  // Its snapshots are in its disk, and stay where they are.
  if (copied) await copy(place.disk(name), halfMade(to));
  else await freeze(name, frozen => overlay(frozen, halfMade(to)));
}

/** Makes it another VM's, with all else that belongs to a disk. */
async function makeAnother(name: string, to: string): Promise<void> {
  const tmp = halfMade(to);
  const vm = vmOf(to);
  if (!vm.empty) {
    const { knownHosts } = await imprint(layerOf(vm.image) as Identity, tmp);
    writeFileSync(place.knownHosts(to), knownHosts);
  }
  for (const data of dataDisks(name)) copyWhole(place.dataDisk(name, data), place.dataDisk(to, data));
  for (const [from, file] of [
    [place.kernel(name), place.kernel(to)],
    [place.initrd(name), place.initrd(to)],
  ] as const) {
    rmSync(file, { force: true });
    if (existsSync(from)) linkSync(from, file);
  }
  writeFileSync(place.diskLayer(to), vm.image);
  renameSync(tmp, place.disk(to));
}

/** What virt-install would say of the clone, and to which command: where make has another one for it, it is asked. */
function answerFor(name: string, domain: string, to: string): void {
  const identity = (called: string) => {
    const { uuid, mac, nics } = vmOf(called);
    const prefix = domain.slice(0, -name.length);
    return { name: called, domain: prefix + called, uuid, macs: [mac, ...nics.map(nic => nic.mac)] };
  };
  const [from, into] = [identity(name), identity(to)];
  const [said, command] = [`${name}.xml`, `generated/${name}.xml.cmd`];
  if (!existsSync(said) || !existsSync(command)) return;
  const own = (file: string) => asAnother(readFileSync(file, 'utf8'), workspaceHere(), from, into);
  replace(`generated/${to}.xml.known`, own(said));
  replace(`generated/${to}.xml.known.cmd`, own(command));
}

const execute = promisify(execFile);
async function qemuImg(...words: string[]): Promise<void> {
  try {
    await execute('qemu-img', words);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Failure(
      `qemu-img ${words[0]}: ${stderr?.trim() || message}`,
      'a clone stands on what is on the disk by now',
      'see what it says, and the same again',
    );
  }
}
/** Small clusters: what makes the clone somebody else is written in little pieces. */
const overlay = (below: string, file: string) =>
  qemuImg('create', '-q', '-f', 'qcow2', '-o', 'cluster_size=4k', '-F', 'qcow2', '-b', below, file);
const copy = (from: string, to: string) => {
  const { 'backing-filename': below } = JSON.parse(
    execFileSync('qemu-img', ['info', '-U', '--output=json', from], { encoding: 'utf8' }),
  ) as { 'backing-filename'?: string };
  const standing = below ? ['-F', 'qcow2', '-B', below] : [];
  return qemuImg('convert', '-q', '-f', 'qcow2', '-O', 'qcow2', ...standing, from, to);
};
/** A clone of its own where the file system has such, else without the holes. */
function copyWhole(from: string, to: string): void {
  execFileSync('cp', ['--reflink=auto', '--sparse=always', from, `${to}.tmp`]);
  renameSync(`${to}.tmp`, to);
}

/**
 * Gives what is on a VM's disk a name of its own beside it, NAME@HASH.qcow2, which is never written again; the VM goes on with an
 * overlay on that, and by that name `use` makes another meanwhile. Each step leaves a disk that works.
 */
async function freeze(name: string, use: (frozen: string) => Promise<unknown>): Promise<void> {
  const disk = place.disk(name);
  const [same, before] = textOf(place.frozen(name)).split('\n');
  // Nothing was written since the last clone.
  if (same === stampOf(disk)) {
    await use(before!);
    return;
  }
  const frozen = `${name}@${sha256(stampOf(disk)!).slice(0, 8)}.qcow2`;
  const file = disk.replace(/[^/]*$/, frozen);
  const next = `${disk}.next.tmp`;
  if (!existsSync(file)) linkSync(disk, file);
  rmSync(next, { force: true });
  await Promise.all([qemuImg('create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', frozen, next), use(frozen)]);
  renameSync(next, disk);
  // Until now it was the VM's own.
  chmodSync(file, 0o440);
  writeFileSync(place.frozen(name), `${stampOf(disk)}\n${frozen}`);
}
