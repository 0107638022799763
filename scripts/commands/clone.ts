// Makes a second VM out of what is on a VM's disk: both go on from there, each on an overlay of its own.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hasDisk, layerOf, place, textOf, vmOf, workspaceHere } from '../checkout.ts';
import { filesFor } from '../clone-files.ts';
import { volumesFor } from '../clone-volumes.ts';
import { asAnother } from '../domain-names.ts';
import { Failure } from '../failure.ts';
import type { Identity } from '../layer.ts';
import { stateOf } from '../libvirt.ts';
import { alone } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { replace } from '../replace.ts';
import { imprint } from './identity.ts';
import { declare, definitionOf, makeRules, mustBeName } from './new.ts';
import { snapshots } from './snapshot.ts';

export async function run({ name, uri, domain, words: [to = ''] }: Arguments): Promise<number> {
  if (!to) throw new Failure('TO= is missing', 'the clone has a name of its own', `make clone-${name} TO=web`);
  mustBeName(to);
  const what = `a clone of ${name}`;
  // What its domain was made of is noted last, so without that a clone was broken off.
  const begun = textOf(`distros/${to}.ini`) === definitionOf(to, name, what) && !textOf(`generated/${to}.xml.cmd`);
  if (!begun || !hasDisk(to)) await alone(to, () => make(name, uri, to, begun ? '' : what));
  rmSync(place.cloning(to), { force: true });
  answerFor(name, domain, to);
  const own = vmOf(name).empty ? 'address' : 'host key, machine-id and address';
  process.stdout.write(`${to}: a clone of ${name}, with its own ${own}\n`);
  return 0;
}

/** Its disk, and its definition if that is to say `what` it is. */
async function make(name: string, uri: string, to: string, what: string): Promise<void> {
  const vm = vmOf(name);
  const kept = snapshots(vm, uri);
  // Of a domain that is absent there are none, which is no answer.
  kept.catch(() => undefined);
  const now = await stateOf(uri, vm.uuid);
  if (!hasDisk(name))
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
  const copied = now !== 'absent' && (await kept).length > 0;
  const disks = existsSync(place.volume(name)) ? volumesFor(name, uri, to) : filesFor(name, to);
  await disks.mustBeFree(!what);
  writeFileSync(place.cloning(to), name);
  try {
    if (what) declare(to, name, what);
  } catch (error) {
    rmSync(place.cloning(to));
    throw error;
  }
  const begun = disks.begin(copied);
  try {
    // qemu-img works while the rules are made.
    const [file] = await Promise.all([begun, ...(what ? [makeRules(to)] : [])]);
    await makeAnother(to, file);
    await disks.settle(file);
  } catch (error) {
    await begun.catch(() => undefined);
    // Where even that can't be done, the definition stays, and the same again begins there.
    await disks.undo().catch(() => Promise.reject(error));
    for (const of of [place.diskLayer, place.knownHosts]) rmSync(of(to), { force: true });
    rmSync(`distros/${to}.ini`, { force: true });
    rmSync(place.cloning(to));
    throw error;
  }
}

/** Makes what is on a disk another VM's. */
async function makeAnother(to: string, file: string): Promise<void> {
  const vm = vmOf(to);
  if (!vm.empty) {
    const { knownHosts } = await imprint(layerOf(vm.image) as Identity, file);
    writeFileSync(place.knownHosts(to), knownHosts);
  }
  writeFileSync(place.diskLayer(to), vm.image);
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
