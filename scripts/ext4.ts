// Reads and writes files of an ext4 file system by debugfs(8). It exits 0 whatever fails, so everything written is read back.

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bound } from './bound.ts';
import { Failure } from './failure.ts';
import type { GuestFile } from './guest-file.ts';

/** A word of a command; debugfs reads one a line, and would take what stands behind a line end for its next. */
export function quoted(word: string): string {
  if (/[\n\r\0]/.test(word))
    throw new Failure(
      `${JSON.stringify(word)} is no name that debugfs can be given`,
      'it holds an end of line',
      'rename it, or engine = appliance in [image]',
    );
  return `"${word.replaceAll('"', '""')}"`;
}

export function debugfs(device: string, commands: readonly string[], scratch: string, write = false): string {
  const script = path.join(scratch, 'commands');
  writeFileSync(script, `${commands.join('\n')}\n`);
  return execFileSync('debugfs', [...(write ? ['-w'] : []), '-f', script, device], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
}

/** The device that debugfs takes for the root file system in a raw image; undefined where it is not one ext4. */
export function ext4Root(raw: string, scratch: string): string | undefined {
  const whole = isExt4(raw, 0);
  // With a partition table there it may be one of before.
  if (whole && !isAt(raw, 510, 0xaa55)) return raw;
  const candidates = whole
    ? [raw]
    : partitions(raw)
        .filter(at => isExt4(raw, at))
        .map(at => `${raw}?offset=${at}`);
  const roots = candidates.filter(device => /Type: regular/.test(debugfs(device, ['stat /etc/passwd'], scratch)));
  return roots.length === 1 ? roots[0] : undefined;
}

/** The same for who writes: what a system has left in its journal would undo what is written beside it, so it is done before. */
export function writableRoot(raw: string, scratch: string): string | undefined {
  const device = ext4Root(raw, scratch);
  if (device && /\bneeds_recovery\b/.test(debugfs(device, ['stats -h'], scratch))) check(device);
  return device;
}

const isExt4 = (raw: string, offset: number) => isAt(raw, offset + 1080, 0xef53);

function isAt(raw: string, offset: number, magic: number): boolean {
  const there = Buffer.alloc(2);
  const fd = openSync(raw, 'r');
  try {
    readSync(fd, there, 0, 2, offset);
  } finally {
    closeSync(fd);
  }
  return there.readUInt16LE() === magic;
}

/** Where the partitions of a raw image start, in bytes. */
function partitions(raw: string): number[] {
  try {
    const { partitiontable } = JSON.parse(
      execFileSync('sfdisk', ['--json', raw], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ) as {
      partitiontable: { sectorsize?: number; partitions?: { start: number }[] };
    };
    return (partitiontable.partitions ?? []).map(p => p.start * (partitiontable.sectorsize ?? 512));
  } catch {
    return [];
  }
}

const mebibyte = 2 ** 20;
/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40;

/**
 * The content of a file, or undefined where there is none, or only a ring of links. Symbolic links are followed by their last
 * name only. An image that somebody else made may hold files of any size: above `most` bytes it is refused.
 */
export const read = (device: string, file: string, scratch: string, most?: number, links?: number) =>
  readAll(device, [file], scratch, most, links)[0];

/** The same for several files, by one run of debugfs for what they are and one for what is in them. */
export function readAll(
  device: string,
  files: readonly string[],
  scratch: string,
  most = 16 * mebibyte,
  links = mostLinks,
): (Buffer | undefined)[] {
  const stats = statsOf(device, files, scratch);
  const copies = stats.map((stat, index) => {
    if (!/Type: regular/.test(stat)) return undefined;
    const size = Number(/\bSize: +(\d+)/.exec(stat)?.[1]);
    if (size <= most) return path.join(scratch, `copy-${index}`);
    throw new Failure(
      `${files[index]} in the image has ${size} bytes`,
      `no such file of a system that boots is above ${most / mebibyte} MiB`,
      'look at where the image is from',
    );
  });
  for (const copy of copies) if (copy) writeFileSync(copy, '');
  const dumps = copies.flatMap((copy, index) => (copy ? [`dump ${quoted(files[index]!)} ${quoted(copy)}`] : []));
  if (dumps.length > 0) debugfs(device, dumps, scratch);
  const contents = copies.map(copy => (copy ? readFileSync(copy) : undefined));
  return stats.map((stat, index) => {
    const link = /^Fast link dest: "(.*)"/m.exec(stat)?.[1];
    if (!link) return contents[index];
    const target = path.posix.resolve(path.posix.dirname(files[index]!), link);
    return links > 0 ? read(device, target, scratch, most, links - 1) : undefined;
  });
}

/** What debugfs says of each. A link's own words may look like those of another; then each is asked for alone. */
function statsOf(device: string, files: readonly string[], scratch: string): string[] {
  const commands = files.map(file => `stat ${quoted(file)}`);
  const stats = debugfs(device, commands, scratch)
    .split(/^debugfs: stat /m)
    .slice(1);
  return stats.length === files.length ? stats : commands.map(command => debugfs(device, [command], scratch));
}

/** Where a symbolic link points to; undefined for anything else. */
export function linkTarget(device: string, file: string, scratch: string): string | undefined {
  const stat = debugfs(device, [`stat ${quoted(file)}`], scratch);
  const fast = /^Fast link dest: "(.*)"/m.exec(stat)?.[1];
  // A long one has a block for its target, as a file for its content.
  if (fast !== undefined || !/Type: symlink/.test(stat)) return fast;
  return debugfs(device, [`cat ${quoted(file)}`], scratch)
    .split('\n')
    .slice(1)
    .join('\n');
}

/** A path of the image with the links on its way resolved, the last one too; where nothing is, the path of what is not there. */
export function real(device: string, at: string, scratch: string, links = mostLinks): string {
  const names = at.split('/').filter(Boolean);
  let way = '/';
  for (const [index, name] of names.entries()) {
    const next = path.posix.join(way, name);
    const target = linkTarget(device, next, scratch);
    if (target !== undefined && links > 0) {
      const rest = names.slice(index + 1).join('/');
      return real(device, path.posix.join(path.posix.resolve(way, target), rest), scratch, links - 1);
    }
    way = next;
  }
  return way;
}

/** What is in a folder, with the type of each in octal (inode(7)); nothing where there is no such folder. */
function entries(device: string, folder: string, scratch: string): { name: string; type: string }[] {
  return debugfs(device, [`ls -p ${quoted(folder)}`], scratch)
    .split('\n')
    .flatMap(line => {
      const [, type, name] = /^\/\d+\/(\d+)\d{4}\/\d+\/\d+\/([^/]+)\//.exec(line) ?? [];
      return type && name && name !== '.' && name !== '..' ? [{ name, type }] : [];
    });
}

/** Names in a folder. */
export const list = (device: string, folder: string, scratch: string): string[] =>
  entries(device, folder, scratch).map(({ name }) => name);

/** Paths of all regular files below a folder. */
export const filesBelow = (device: string, folder: string, scratch: string): string[] =>
  entries(device, folder, scratch).flatMap(({ name, type }) => {
    if (type === '04') return filesBelow(device, `${folder}/${name}`, scratch);
    return type === '10' ? [`${folder}/${name}`] : [];
  });

/** Replays the journal, checks the file system and mends it; `discard` punches holes where no file is (e2fsck(8)). */
export function check(device: string, discard = false): void {
  const words = ['e2fsck', '-fy', ...(discard ? ['-E', 'discard'] : []), device];
  const run = () => spawnSync(...bound('TERM', words), { encoding: 'utf8' });
  const first = run();
  // With an offset 1.47.0 replays the journal, opens the device anew without it, and fails; by then the journal is empty.
  const { status, stdout, error } = (first.status ?? 0) > 1 ? run() : first;
  // 1: mended.
  if (status === null || status > 1) throw error ?? new Error(`e2fsck ended with ${status}: ${stdout}`);
}

/** Removes `gone`, writes `files`; throws where one is not what it should be afterwards. */
export function write(device: string, files: readonly GuestFile[], gone: readonly string[], scratch: string): void {
  const folder = path.join(scratch, 'files');
  mkdirSync(folder);
  const commands = gone.map(file => `rm ${quoted(file)}`);
  const folders = files.filter(({ content, link }) => content === undefined && !link).map(one => one.path);
  const there = statsOf(device, folders, scratch);
  // Where there is a folder, debugfs 1.47 says so and has taken an inode and a block for it all the same.
  const missing = folders.filter((_, index) => !/Type: directory/.test(there[index]!));
  for (const [index, { path: to, content, link, mode, uid, gid }] of files.entries()) {
    if (link) commands.push(`rm ${quoted(to)}`, `symlink ${quoted(to)} ${quoted(link)}`);
    else if (content === undefined) {
      if (missing.includes(to)) commands.push(`mkdir ${quoted(to)}`);
      commands.push(`sif ${quoted(to)} mode 0${(0o40000 | mode).toString(8)}`);
    } else {
      writeFileSync(path.join(folder, String(index)), content);
      commands.push(`rm ${quoted(to)}`, `write ${quoted(path.join(folder, String(index)))} ${quoted(to)}`);
      commands.push(`sif ${quoted(to)} mode 0${(0o100000 | mode).toString(8)}`);
    }
    commands.push(`sif ${quoted(to)} uid ${uid}`, `sif ${quoted(to)} gid ${gid}`);
  }
  debugfs(device, commands, scratch, true);
  verify(device, files, scratch);
}

function verify(device: string, files: readonly GuestFile[], scratch: string): void {
  const back = (index: number) => path.join(scratch, 'files', `${index}.back`);
  const commands = files.flatMap(({ path: at, content }, index) => [
    `stat ${quoted(at)}`,
    ...(content === undefined ? [] : [`dump ${quoted(at)} ${quoted(back(index))}`]),
  ]);
  const stats = debugfs(device, commands, scratch)
    .split(/^debugfs: stat /m)
    .slice(1);
  for (const [index, { path: at, content, link, mode, uid, gid }] of files.entries()) {
    const stat = stats[index] ?? '';
    const [, type, bits, user, group] =
      /Type: (\w+) +Mode: +0?(\d+)[\s\S]*?User: +(\d+) +Group: +(\d+)/.exec(stat) ?? [];
    const right =
      type === (link ? 'symlink' : content === undefined ? 'directory' : 'regular') &&
      Number.parseInt(bits ?? '', 8) === mode &&
      Number(user) === uid &&
      Number(group) === gid;
    const same =
      content === undefined
        ? /^Fast link dest: "(.*)"/m.exec(stat)?.[1] === link
        : existsSync(back(index)) && readFileSync(back(index), 'utf8') === content;
    if (!right || !same)
      throw new Error(`debugfs did not write ${at} as it should: ${stat.split('\n').slice(0, 4).join(' ')}`);
  }
}
