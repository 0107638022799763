// Makes the disk of a VM larger, and its file system with it, whether it runs or is off.

import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { size as amount, bytesOf } from '../amount.ts';
import { hasDisk, imageOf, place, textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { stateOf, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { quoted } from '../quote.ts';
import { inGuest } from '../ssh.ts';
import type { Vm } from '../vm.ts';
import { run as grow } from './grow.ts';

/** For the guest's root: its partition takes what follows it (growpart(1): 1 is no change), and its file system the partition. */
export const growRoot = `set -e; size() { df --output=size / | tail -n 1; }; before=$(size); at=$(findmnt -nvo SOURCE /); name=\${at##*/}; part="/sys/class/block/$name/partition"
[ ! -e "$part" ] || {
  command -v growpart >/dev/null || { echo "$at is a partition, and there is no growpart: install cloud-guest-utils, or cloud-utils-growpart" >&2; exit 1; }
  read -r number <"$part"; disk=$(readlink -f "/sys/class/block/$name/.."); growpart "/dev/\${disk##*/}" "$number" >/dev/null || [ $? = 1 ] || exit 1
}
case $(findmnt -no FSTYPE /) in
ext*) resize2fs "$at" ;; xfs) xfs_growfs / ;; btrfs) btrfs filesystem resize max / ;;
*) echo "$at is neither ext4, xfs nor btrfs" >&2; exit 1 ;;
esac
[ "$before" != "$(size)" ] || echo "makebox: / is as large as before"`;

export async function run(args: Arguments): Promise<number> {
  const { name, uri, words } = args;
  const vm = vmOf(name);
  const [size = ''] = words;
  const wanted = /^\d+[MGT]$/.test(size) ? bytesOf(size)! : 0;
  const disk = place.disk(name);
  const mend = `make resize-${name} SIZE=40G`;
  if (!wanted) throw new Failure(`SIZE=${size} is no size`, 'it is a number and M, G or T', mend);
  if (!hasDisk(name))
    throw new Failure(`${name} is not there`, 'it has no disk yet', `make ${name}.xml; or size = ${size} in [image]`);
  const now = await stateOf(uri, vm.uuid);
  if (now === 'saved' || now === 'paused')
    throw new Failure(`${name} is ${now}`, 'its memory knows the disk as it is', `make up-${name} first`);
  const before = existsSync(disk) ? sizeHere(disk) : await sizeThere(uri, vm);
  if (wanted < before) throw new Failure(`${name} has ${amount(before)} already`, 'a disk never shrinks', mend);
  const there = textOf(place.volume(name));
  const bare = imageOf(name).bare && !there;
  if (now === 'running') {
    await virsh(uri, 'blockresize', vm.uuid, there || realpathSync(disk), `${wanted}B`);
    if (vm.empty || !existsSync(place.sshConfig(name))) {
      process.stdout.write(`${name}: ${size}; nobody is inside by ssh, so its file system is yours to grow\n`);
      return 0;
    }
    const { exitCode, stdout, stderr } = await inGuest(vm, `sudo sh -c ${quoted(growRoot)}`, 120_000);
    if (wanted > before && stdout.includes('makebox: /'))
      throw new Failure(
        `${name}: its disk is larger, its file system is not`,
        'it lies in LVM, or another partition follows its own',
        `grow it by hand: make ssh-${name}`,
      );
    if (exitCode !== 0)
      throw new Failure(
        `${name}: ${stderr.trim() || 'it does not answer'}`,
        'its disk is larger, its file system is not',
        `make resize-${name} SIZE=${size} again, or grow it by hand: make ssh-${name}`,
      );
  } else if (there) await virsh(uri, 'vol-resize', there, `${wanted}B`);
  else {
    execFileSync('qemu-img', ['resize', '-q', '-f', 'qcow2', disk, String(wanted)], { stdio: 'inherit' });
    if (bare) await grow({ ...args, words: [disk] });
  }
  const later = bare || now === 'running' ? '' : `; its file system grows by the same again when it is up`;
  process.stdout.write(`${name}: ${size}${later}\n`);
  return 0;
}

/** Bytes of the disk that a guest sees. */
export function sizeHere(disk: string): number {
  const info = execFileSync('qemu-img', ['info', '-U', '--output=json', disk], { encoding: 'utf8' });
  return (JSON.parse(info) as { 'virtual-size': number })['virtual-size'];
}

const sizeThere = async (uri: string, { name, uuid }: Vm) =>
  Number(/^Capacity: *(\d+)/m.exec(await virsh(uri, 'domblkinfo', uuid, textOf(place.volume(name))))?.[1]);
