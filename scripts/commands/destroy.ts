// Takes away every VM of this checkout, also one whose definition is gone; without YES=1 it only lists them; VMS= names some.

import { existsSync, rmSync } from 'node:fs';
import { names } from '../cache.ts';
import { dataDisks, folders, hasDisk, namesOf, place, plan, textOf, traces, vmOf, workspaceHere } from '../checkout.ts';
import { type Domain, ourDomains, remove } from '../libvirt.ts';
import { alone, withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { withdraw } from '../nfs.ts';
import { dropNetworksHere } from '../our-networks.ts';
import { noted } from '../own-files.ts';
import { putDown } from '../taken-disk.ts';
import { dropVolumes } from '../volumes.ts';
import { destroyDisks } from './destroy-disks.ts';

/** What there is of a VM: a domain, a disk, or both. */
interface Remains {
  readonly vm: string;
  readonly domain?: Domain;
}

export async function run({ uri, yes, disks, vms: words }: Arguments): Promise<number> {
  const named = namesOf(words);
  const all = await remains(uri, named, disks);
  for (const name of named) if (!all.some(({ vm }) => vm === name)) vmOf(name);
  const vms = named.length > 0 ? all.filter(({ vm }) => named.includes(vm)) : all;
  if (vms.length === 0) {
    process.stdout.write('no VM to destroy\n');
    // What a make left that was killed.
    if (yes) await dropNetworks(uri);
    return 0;
  }
  for (const { vm, domain } of vms) {
    const parts = [
      domain && 'its domain',
      hasDisk(vm) && 'its disk',
      disks && dataDisks(vm).length > 0 && 'its persistent disks',
    ].filter(Boolean);
    process.stdout.write(`${domain?.name ?? vm}: ${parts.join(' and ') || 'what a make left that did not end'}\n`);
  }
  if (!yes) {
    process.stdout.write('nothing was touched. mend: make destroy YES=1\n');
    return 1;
  }
  const uris = new Set([uri, ...vms.map(({ vm }) => textOf(place.uri(vm)) || uri)]);
  for (const one of vms) await alone(one.vm, () => takeAway(one, uri, disks));
  for (const at of uris) await dropNetworks(at);
  return 0;
}

async function dropNetworks(at: string): Promise<void> {
  const waits = 'waits for another make that changes networks';
  if (existsSync(folders.networks))
    await withFlock(`${folders.networks}.lock`, 'exclusive', { waits }, () => dropNetworksHere(at));
}

/** Of every VM of this checkout, wherever it was defined, also of one whose definition is gone; with `disks`, of one of which no more than persistent disks are left. Some of them, where they are named. */
export async function remains(uri: string, named: readonly string[], disks = false): Promise<Remains[]> {
  const all = names(folders.domains).flatMap(file => /^(.*)\.uri$/.exec(file)?.[1] ?? []);
  // A machine that does not answer keeps nobody from the VMs that are elsewhere.
  const defined = named.length > 0 ? all.filter(vm => named.includes(vm)) : all;
  const uris = new Set([uri, ...defined.map(vm => textOf(place.uri(vm)))]);
  const domains = (await Promise.all([...uris].map(ourDomains))).flat();
  const ours = domains.filter(d => d.workspace === workspaceHere()).map(domain => ({ vm: nameOf(domain), domain }));
  const kept = disks ? names(folders.disks).flatMap(file => /^([^+]*)\+.*\.(?:qcow2|raw)$/.exec(file)?.[1] ?? []) : [];
  const without = [...noted(folders.disks), ...kept].filter(vm => !ours.some(one => one.vm === vm));
  return [...ours, ...[...new Set(without)].map(vm => ({ vm }))];
}

/** A domain that was renamed says its old name until NAME.xml is made. */
const nameOf = ({ uuid, vm }: Domain) => plan().vms.find(one => one.uuid === uuid)?.name ?? vm;

/** Takes one away with its disk and all that this checkout keeps of it; `disks`: with its persistent disks, too. */
export async function destroy(one: Remains, uri: string, disks: boolean): Promise<void> {
  const at = textOf(place.uri(one.vm)) || uri;
  await alone(one.vm, () => takeAway(one, uri, disks));
  await dropNetworks(at);
}

async function takeAway({ vm, domain: before }: Remains, uri: string, disks: boolean): Promise<void> {
  const at = textOf(place.uri(vm)) || uri;
  // Another make may have defined it meanwhile.
  const domain = before ?? (await ourDomains(at)).find(one => one.workspace === workspaceHere() && nameOf(one) === vm);
  if (domain) await remove(at, domain.uuid);
  await withdraw(vm);
  if (dataDisks(vm).length > 0) destroyDisks(vm, disks);
  putDown(vm);
  await dropVolumes(at, vm, disks);
  for (const file of traces(vm)) rmSync(file, { recursive: true, force: true });
  process.stdout.write(`${domain?.name ?? vm}: destroyed\n`);
}
