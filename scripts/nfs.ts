// Folders that the host's NFS server gives to one VM: a file of exports(5) for each VM that has any, which goes with it.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceOf, workspaceHere } from './checkout.ts';
import { Failure } from './failure.ts';
import { which } from './packages.ts';
import { overNfs, type Share } from './share.ts';
import { must } from './tool.ts';
import type { Vm } from './vm.ts';

const folder = '/etc/exports.d';
const fileOf = (name: string) => `${folder}/makebox-${workspaceHere()}-${name}.exports`;
const tell = () => must(['exportfs', '-ra'], 'the NFS server was not told of it');

/** Exports a VM's folders to its address alone; whoever writes there is the person whose folders they are. */
export async function publish(vm: Vm, address: string, owner: { uid: number; gid: number }): Promise<void> {
  const shares = vm.shares.filter(overNfs);
  if (shares.length === 0) return withdraw(vm.name);
  if (!which('exportfs'))
    throw new Failure(
      'there is no NFS server here',
      `${vm.name} has a folder by NFS`,
      'apt-get install nfs-kernel-server',
    );
  const lines = shares.map(share => exportLine(sourceOf(vm.name, share.source), share, address, owner));
  const scratch = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  try {
    writeFileSync(path.join(scratch, 'exports'), lines.map(line => `${line}\n`).join(''));
    const words = ['install', '-D', '-m', '0644', path.join(scratch, 'exports'), fileOf(vm.name)];
    await must(words, `${folder} is root's`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  await tell();
}

/** exports(5): in a path, what could be anything else is written as its octal number. */
export function exportLine(
  source: string,
  { mode }: Pick<Share, 'mode'>,
  address: string,
  { uid, gid }: { uid: number; gid: number },
): string {
  const options = [mode ? 'ro' : 'rw', 'no_subtree_check', 'all_squash', `anonuid=${uid}`, `anongid=${gid}`];
  return `${octal(source)} ${address}(${options.join(',')})`;
}

const octal = (text: string) =>
  [...Buffer.from(text)]
    .map(byte =>
      /[\w./-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`,
    )
    .join('');

export async function withdraw(name: string): Promise<void> {
  if (!existsSync(fileOf(name))) return;
  await must(['rm', '-f', fileOf(name)], `${folder} is root's`);
  await tell();
}
