// Keeps the state of a VM under a name, inside its disk: the disk alone, or with the memory of one that runs.

import { rmSync, statSync, writeFileSync } from 'node:fs';
import { place, textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { lines, stateOf } from '../libvirt.ts';
import { giveBack, type Running, withoutShares, withoutSharesOfPaused } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';
import { virshJob } from '../saved-memory.ts';
import type { Vm } from '../vm.ts';

export async function run({ name, uri, timeout, force, words: [snap = ''] }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const of = { vm, uri, force };
  const begun = place.snapshot(name);
  if (!snap || textOf(begun) !== snap) await mustBeNew(vm, uri, snap);
  else if ((await snapshots(vm, uri)).includes(snap)) {
    await giveBack(of);
    const when = statSync(begun).mtime.toLocaleTimeString();
    process.stdout.write(`${name}: snapshot ${snap} was taken at ${when}, by the call that was broken off\n`);
    rmSync(begun);
    return 0;
  }
  writeFileSync(begun, snap);
  const kind = await take(of, snap, timeout);
  rmSync(begun);
  process.stdout.write(`${name}: snapshot ${snap}, ${kind}: make restore-${name} SNAP=${snap}\n`);
  return 0;
}

/** Takes it, whatever state the VM is in; gives a word for what is in it. */
export async function take(of: Running, snap: string, timeout: number): Promise<string> {
  const { vm, uri } = of;
  const now = await stateOf(uri, vm.uuid);
  if (now === 'absent') throw new Failure(`${vm.name} is not there`, 'it has no disk yet', `make ${vm.name}.xml`);
  if (now === 'saved')
    throw new Failure(
      `${vm.name} is saved`,
      'its memory is in a file of libvirt',
      `make up-${vm.name} first; to restore without it, BACKUP=0`,
    );
  const raw = of.vm.disks.find(disk => disk.format === 'raw');
  if (raw)
    throw new Failure(
      `${vm.name} has a raw disk, ${raw.name}`,
      'a snapshot of a VM is kept inside each of its disks, and a raw one has no place for it',
      `format = qcow2 in [disk ${raw.name}]: a new disk, so save what is on it`,
    );
  const create = () => virshJob(uri, timeout, 'snapshot-create-as', vm.uuid, snap);
  if (now === 'running') await withoutShares(of, create);
  else if (now === 'paused') await withoutSharesOfPaused(of, create);
  else await create();
  return now === 'running' || now === 'paused' ? 'with its memory' : 'of the disk';
}

export const snapshots = ({ uuid }: Vm, uri: string): Promise<string[]> => lines(uri, 'snapshot-list', uuid, '--name');

/** As a file of libvirt's is called by it. */
export const snapName = /^[A-Za-z0-9][\w.-]*$/;

async function mustBeNew(vm: Vm, uri: string, snap: string): Promise<void> {
  if (!snapName.test(snap))
    throw new Failure(
      `"${snap}" is no name for a snapshot`,
      'it may hold letters, digits, dots, - and _',
      `make snapshot-${vm.name} SNAP=before-upgrade`,
    );
  if ((await stateOf(uri, vm.uuid)) !== 'absent' && (await snapshots(vm, uri)).includes(snap))
    throw new Failure(
      `${vm.name} has a snapshot ${snap} already`,
      'nothing is overwritten',
      `make delete-snapshot-${vm.name} SNAP=${snap}, or another name`,
    );
}
