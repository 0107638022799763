// Puts a VM back to a snapshot. What it is now becomes a snapshot before, unless told not to.

import { writeFileSync } from 'node:fs';
import { textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { stateOf, virsh, virshLong } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { nearest } from '../nearest.ts';
import { snapshots, take } from './snapshot.ts';
import { run as wait } from './wait.ts';

export async function run(args: Arguments): Promise<number> {
  const { name, uri, timeout, force, backup, words } = args;
  const [snap = ''] = words;
  const vm = vmOf(name);
  const now = await stateOf(uri, vm.uuid);
  const there = now === 'absent' ? [] : await snapshots(vm, uri);
  if (!there.includes(snap)) {
    const near = nearest(snap, there);
    throw new Failure(
      `${name} has no snapshot "${snap}"`,
      there.length > 0 ? `it has: ${there.join(' ')}` : 'it has none',
      near ? `did you mean SNAP=${near}?` : `make snapshots-${name}`,
    );
  }
  if (backup) {
    const kept = `before-${snap}-${new Date().toISOString().replaceAll(/[-:]|\..*/g, '')}`;
    await take({ vm, uri, force }, kept, timeout);
    process.stdout.write(`${name}: what it was is the snapshot ${kept}\n`);
  }
  // What it keeps in memory would be written over the disk of then (virsh(1), managedsave).
  if (now === 'saved') await virsh(uri, 'managedsave-remove', vm.uuid);
  // The definition of then comes back with it: whoever is ended before the last line has NAME.xml made and defined anew.
  const command = `generated/${name}.xml.cmd`;
  const noted = textOf(command);
  writeFileSync(command, '');
  // Devices may differ from those of then, so libvirt starts QEMU anew (virsh(1), snapshot-revert --force).
  await virshLong(uri, timeout, 'snapshot-revert', vm.uuid, snap, '--force');
  await virsh(uri, 'define', `${name}.xml`);
  writeFileSync(command, noted);
  process.stdout.write(`${name}: restored to ${snap}\n`);
  return (await stateOf(uri, vm.uuid)) === 'running' ? wait(args) : 0;
}
