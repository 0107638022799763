// Gives a VM its disks at another machine: the layers are sent there once, for all that stand on them.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bytesOf } from '../amount.ts';
import { folders, place, vmOf } from '../checkout.ts';
import { fileOf as fileOfDisk } from '../data-disk.ts';
import { digestOf } from '../digests.ts';
import { Failure } from '../failure.ts';
import { virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { flawOfSetting } from '../overrides.ts';
import { backingOf, copyVolume, createDisk, pool, readyPool, send, volumes } from '../pool.ts';
import { fileOf } from '../record.ts';
import { hostOf } from '../uri.ts';
import type { Vm } from '../vm.ts';
import { parcelsOf, short, startOf } from '../volumes.ts';
import { sizeHere } from './resize.ts';

export async function run({ name, uri, words }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const [folder = ''] = words;
  const flaw = flawOfSetting('REMOTE_DIR', folder);
  if (flaw)
    throw new Failure(`REMOTE_DIR=${folder} must be ${flaw}`, "it stands in the domain's XML", 'REMOTE_DIR=… in .env');
  await readyPool(uri, folder);
  const there = await volumes(uri);
  const layers = await parcelsOf(vm.image);
  const boot = vm.kernel ? [place.kernel(name), place.initrd(name)] : [];
  const kernel = boot.map(file => ({ name: `${vm.kernel}-${short(digestOf(file))}${path.extname(file)}`, file }));
  await send(uri, [...layers, ...kernel], there);

  const start = startOf(name);
  const backing = path.join(folder, layers.at(-1)!.name);
  const begun = there.includes(`${start}.qcow2`);
  if (begun) await mustStandOn(vm, uri, `${start}.qcow2`, backing);
  // From now on something of it is there, for destroy- to find.
  mkdirSync(folders.domains, { recursive: true });
  writeFileSync(place.uri(name), uri);
  if (!begun) await createDisk(uri, `${start}.qcow2`, { format: 'qcow2', bytes: sizeHere(fileOf(vm.image)), backing });
  for (const { name: sent, file } of kernel) {
    const own = `${start}${path.extname(file)}`;
    if (there.includes(own)) await virsh(uri, 'vol-delete', '--pool', pool, own);
    await copyVolume(uri, sent, own);
  }
  for (const disk of vm.disks.filter(one => !there.includes(`${start}+${fileOfDisk(one)}`)))
    await createDisk(uri, `${start}+${fileOfDisk(disk)}`, { format: disk.format, bytes: bytesOf(disk.size)! });
  return 0;
}

/** A disk that is there is never remade. */
async function mustStandOn({ name }: Vm, uri: string, volume: string, backing: string): Promise<void> {
  const now = await backingOf(uri, volume);
  if (now === backing) return;
  throw new Failure(
    `${name} has a disk at ${hostOf(uri)} already, and it stands on ${now || 'nothing'}`,
    'what is on it is not overwritten',
    `make destroy-${name}, which takes it away`,
  );
}
