// Makes the disk of a VM larger, and its file system with it, whether it runs or is off.

import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { bytesOf } from '../amount.ts';
import { imageOf, mustBeHere, place, textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { stateOf, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { inGuest } from '../ssh.ts';
import type { Vm } from '../vm.ts';
import { run as grow } from './grow.ts';

export async function run(args: Arguments): Promise<number> {
  const { name, uri, domain, words } = args;
  const vm = vmOf(name);
  const [size = ''] = words;
  const wanted = /^\d+[MGT]$/.test(size) ? bytesOf(size)! : 0;
  const disk = place.disk(name);
  const mend = `make resize-${name} SIZE=40G`;
  if (!wanted) throw new Failure(`SIZE=${size} is no size`, 'it is a number and M, G or T', mend);
  const now = await stateOf(uri, vm.uuid);
  if (now === 'saved' || now === 'paused')
    throw new Failure(`${name} is ${now}`, 'its memory knows the disk as it is', `make up-${name} first`);
  if (now !== 'running') mustBeHere(name, `make up-${name} first: one that runs is made larger there`);
  const before = existsSync(disk) ? sizeHere(disk) : await sizeThere(uri, vm);
  if (wanted < before) throw new Failure(`${name} has ${before} bytes already`, 'a disk never shrinks', mend);
  const { bare } = imageOf(name);
  if (now === 'running') {
    await virsh(uri, 'blockresize', vm.uuid, textOf(place.volume(name)) || realpathSync(disk), `${wanted}B`);
    const { exitCode, stderr } = bare
      ? await inGuest(vm, domain, 'sudo resize2fs /dev/vda', 120_000)
      : { exitCode: 0, stderr: '' };
    if (exitCode !== 0)
      throw new Failure(`${name}: ${stderr.trim()}`, 'its disk is larger, its file system is not', mend);
  } else {
    execFileSync('qemu-img', ['resize', '-q', '-f', 'qcow2', disk, String(wanted)], { stdio: 'inherit' });
    if (bare) await grow({ ...args, words: [disk] });
  }
  process.stdout.write(
    `${name}: ${size}${bare ? '' : '; its partition grows where cloud-init is told to, else by hand'}\n`,
  );
  return 0;
}

/** Bytes of the disk that a guest sees. */
export function sizeHere(disk: string): number {
  const info = execFileSync('qemu-img', ['info', '-U', '--output=json', disk], { encoding: 'utf8' });
  return (JSON.parse(info) as { 'virtual-size': number })['virtual-size'];
}

const sizeThere = async (uri: string, { name, uuid }: Vm) =>
  Number(/^Capacity: *(\d+)/m.exec(await virsh(uri, 'domblkinfo', uuid, textOf(place.volume(name))))?.[1]);
