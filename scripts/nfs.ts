// Folders that the host's NFS server gives to one VM: a file of exports(5) for each VM that has any, which goes with it.

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceOf, textOf, workspaceHere } from './checkout.ts';
import { Failure } from './failure.ts';
import { which } from './programs.ts';
import { overNfs, type Share } from './share.ts';
import { askAsRoot, must } from './tool.ts';
import type { Vm } from './vm.ts';

const folder = '/etc/exports.d';
const fileOf = (name: string) => `${folder}/makebox-${workspaceHere()}-${name}.exports`;

/** Those of a checkout. */
export const exportFiles = (workspace: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter(file => file.startsWith(`makebox-${workspace}-`) && file.endsWith('.exports'))
    .map(file => path.join(folder, file));

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
  await unexport(textOf(fileOf(vm.name)), lines);
  const scratch = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  try {
    writeFileSync(path.join(scratch, 'exports'), lines.map(line => `${line}\n`).join(''));
    const words = ['install', '-D', '-m', '0644', path.join(scratch, 'exports'), fileOf(vm.name)];
    await must(words, `${folder} is root's`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  // `exportfs -r` would drop what others have exported without a file (exportfs(8)).
  for (const line of lines) {
    const { options, what } = exportOf(line);
    await must(['exportfs', '-i', '-o', options, what], 'the NFS server was not told of it');
  }
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

const shape = /^(\S+) (\S+)\((.*)\)$/;
/** The words for exportfs(8), which takes a path as it is. */
export function exportOf(line: string): { readonly options: string; readonly what: string } {
  const [, source = '', address, options = ''] = shape.exec(line)!;
  const bytes = source.replaceAll(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
  return { options, what: `${address}:${Buffer.from(bytes, 'latin1')}` };
}

export const withdraw = (name: string): Promise<void> => withdrawFile(fileOf(name));

export async function withdrawFile(file: string): Promise<void> {
  if (!existsSync(file)) return;
  await unexport(textOf(file));
  await must(['rm', '-f', file], `${folder} is root's`);
}

/** Takes the lines of a file from the server, but for those that `stay`. What it does not know any more is gone already. */
async function unexport(text: string, stay: readonly string[] = []): Promise<void> {
  const going = text.split('\n').filter(line => shape.test(line) && !stay.includes(line));
  if (going.length > 0) await askAsRoot(['exportfs', '-u', ...going.map(line => exportOf(line).what)]);
}
