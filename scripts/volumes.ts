// What lies in the pool of another machine's libvirt: which volumes are whose, and as what layers are known there.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { backingOf, withBacking } from './backing.ts';
import { place, plan, textOf, workspaceHere } from './checkout.ts';
import { fileOf as fileOfDisk } from './data-disk.ts';
import { streamDigest } from './digests.ts';
import { virsh } from './libvirt.ts';
import { sha256 } from './machine.ts';
import { type Parcel, pool, volumes } from './pool.ts';
import { fileOf, readRecord } from './record.ts';
import { isRemote } from './uri.ts';

/** How the names of a VM's volumes begin: as it is noted where its disk is, or by the name that it was born with. */
export function startOf(name: string): string {
  const noted = textOf(place.volume(name));
  const born = plan().vms.find(vm => vm.name === name)?.born;
  return noted ? path.basename(noted, '.qcow2') : `${workspaceHere()}-${born || name}`;
}

/** All volumes of a checkout. */
export async function dropAllVolumes(uri: string, workspace: string): Promise<void> {
  for (const volume of await volumesOf(uri, workspace)) await virsh(uri, 'vol-delete', '--pool', pool, volume);
}

/** Behind the checkout's hash: a VM's name, and what of it this is. Whatever else is called alike is somebody's, as a copy of his. */
const own = /^[a-z0-9.-]+(\.(qcow2|vmlinuz|initrd)|\+[\w-]+\.(qcow2|raw))$/;
export const volumesOf = async (uri: string, workspace: string): Promise<string[]> => {
  const start = `${workspace}-`;
  const all = isRemote(uri) ? await volumes(uri) : [];
  return all.filter(volume => volume.startsWith(start) && own.test(volume.slice(start.length)));
};

/** All of one VM; none where they are another's, which was born with its name, or which a `rename-` that was broken off has under both. */
export async function volumesOfVm(uri: string, name: string): Promise<string[]> {
  const start = startOf(name);
  if (plan().vms.some(vm => vm.name !== name && startOf(vm.name) === start)) return [];
  const parts = ['qcow2', 'vmlinuz', 'initrd'].map(end => `${start}.${end}`);
  const all = await volumesOf(uri, workspaceHere());
  return all.filter(volume => parts.includes(volume) || volume.startsWith(`${start}+`));
}

/** Those of [disk NAME] that are persistent, or that no definition speaks of any more, stay unless `all` go. */
export async function dropVolumes(uri: string, name: string, all: boolean): Promise<void> {
  const start = startOf(name);
  const defined = plan().vms.find(vm => vm.name === name)?.disks ?? [];
  const passing = defined.filter(disk => !disk.persistent).map(disk => `${start}+${fileOfDisk(disk)}`);
  for (const volume of await volumesOfVm(uri, name)) {
    const data = volume.startsWith(`${start}+`);
    if (!data || all || passing.includes(volume)) await virsh(uri, 'vol-delete', '--pool', pool, volume);
    else
      process.stdout.write(
        `${name}: its disk ${volume.slice(start.length + 1)} stays: make destroy-${name} DISKS=1 takes it away, too\n`,
      );
  }
}

export const short = (digest: string) => digest.slice(0, 12);

/** Raised when a layer is sent with another header: what was sent before is not taken for it then. */
const edition = 2;

/**
 * What an image stands on, base first. Each is named by its content and all below it: two machines may have built one layer,
 * and no byte of theirs is mixed.
 */
export async function parcelsOf(image: string): Promise<Parcel[]> {
  const file = fileOf(image);
  const below = backingOf(file);
  const parents = below ? await parcelsOf(path.basename(below, '.qcow2')) : [];
  const parent = parents.at(-1)?.name;
  const digest = readRecord(image)?.sha256 ?? (await streamDigest(file));
  const name = `${image}-${short(sha256(`${digest} ${parent ? `${parent} ${edition}` : ''}`))}.qcow2`;
  return [...parents, { name, file, ...(parent && { head: withBacking(file, parent) }) }];
}

/** The image that a volume of a parcel's name was sent as, if that is what it is here, too. */
export async function imageOfParcel(volume: string): Promise<string | undefined> {
  const image = /^(.*)-[0-9a-f]{12}\.qcow2$/.exec(volume)?.[1] ?? '';
  return existsSync(fileOf(image)) && (await parcelsOf(image)).at(-1)!.name === volume ? image : undefined;
}
