// Layers that failed, kept aside to be looked into: WORKSPACE/failed/NAME-DATE/ holds the overlay, the log and the command.

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { backingOf } from './backing.ts';
import { place } from './checkout.ts';
import { shell } from './escape.ts';
import { fileOf } from './record.ts';

export const folder = 'generated/workspace/failed';

/** A person looks at the last one or two; more only show that nobody did. */
const most = 5;
/** Bytes in all: an overlay that failed holds some packages, seldom half a GiB. The newest stays whatever its size. */
const limit = 2 * 2 ** 30;

/** What is kept for a VM, newest first; with no name all of it. */
export const kept = (name?: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter(entry => (name === undefined ? dated.test(entry) : entry.replace(dated, '') === name))
    .sort((a, b) => (dated.exec(a)![0] < dated.exec(b)![0] ? 1 : -1));
const dated = /-\d{8}-\d{6}$/;

/** `-20261121-042517`, in local time. */
function stamp(date: Date): string {
  const [day, time] = date.toLocaleString('sv-SE').split(' ') as [string, string];
  return `-${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}

/** Keeps what there is of layer `id`; `command` is the shell text that failed, if it is known. The folder. */
export function keep(id: string, name: string, command: string): string {
  mkdirSync(folder, { recursive: true });
  const at = newFolder(name);
  if (existsSync(place.log(id))) copyFileSync(place.log(id), path.join(at, 'log'));
  if (command) writeFileSync(path.join(at, 'command'), scriptOf(id, command), { mode: 0o755 });
  const overlay = path.join(at, 'overlay.qcow2');
  if (existsSync(`${fileOf(id)}.tmp`)) {
    const backing = backingOf(`${fileOf(id)}.tmp`);
    renameSync(`${fileOf(id)}.tmp`, overlay);
    if (backing) {
      const from = `../../../layers/${path.basename(backing)}`;
      execFileSync('qemu-img', ['rebase', '-u', '-F', 'qcow2', '-b', from, overlay], { stdio: 'ignore' });
    }
  }
  for (const old of surplus(kept())) rmSync(path.join(folder, old), { recursive: true, force: true });
  return at;
}

function newFolder(name: string): string {
  for (let date = Date.now(); ; date += 1000) {
    const at = path.join(folder, `${name}${stamp(new Date(date))}`);
    if (existsSync(at)) continue;
    mkdirSync(at);
    return at;
  }
}

/** Those beyond the limits; `names` are newest first. */
function surplus(names: readonly string[]): string[] {
  let sum = 0;
  return names.filter((name, index) => {
    for (const file of readdirSync(path.join(folder, name)))
      sum += statSync(path.join(folder, name, file)).blocks * 512;
    return index > 0 && (index >= most || sum > limit);
  });
}

/** What the recipe ran, to be run again by hand: under its locks, and with what make had exported. */
function scriptOf(id: string, command: string): string {
  const exported = ['PATH', 'LIBGUESTFS_BACKEND', 'LIBGUESTFS_BACKEND_SETTINGS', 'MAKEBOX_ACCEL'];
  return [
    '#!/bin/sh',
    `# The recipe of ${id} as it ran: it builds the layer.`,
    'set -eu',
    `cd ${shell(process.cwd())}`,
    ...exported.flatMap(name => (process.env[name] ? [`export ${name}=${shell(process.env[name])}`] : [])),
    'exec 7<generated/data/lock; flock --shared 7',
    `exec 8>${fileOf(id)}.lock; flock 8`,
    command,
    '',
  ].join('\n');
}

/** The text that a shell was given by `-c`; "" where it was given none. */
export function commandOf(pid: number): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  return /^-[a-z]*c$/.test(words.at(-2) ?? '') ? words.at(-1)! : '';
}
