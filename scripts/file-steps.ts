// Does what steps that only write files do, in an ext4 by debugfs: what virt-customize(1) 1.48 leaves there, times aside.

import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileAction } from './action.ts';
import { read } from './ext4.ts';
import { Failure } from './failure.ts';
import * as guest from './guest-tree.ts';
import { check } from './guest-tree-check.ts';
import { driversOf, initrdFor } from './kernels/root-drivers.ts';
import type { Step } from './steps.ts';

const root = { uid: 0, gid: 0 };

/** All of `steps` must be of the file kind; local paths are relative to the working folder. */
export function writeFiles(device: string, steps: readonly Step[], scratch: string): void {
  const tree = guest.openTree(device, scratch);
  for (const { action, text } of steps) {
    process.stdout.write(`${text}\n`);
    apply(tree, action as FileAction);
  }
  check(tree);
}

function apply(tree: guest.Tree, action: FileAction): void {
  switch (action.do) {
    case 'write':
      write(tree, action.path, action.content);
      break;
    case 'append-line':
      appendLine(tree, action.path, action.line);
      break;
    case 'mkdir':
      folders(tree, action.path);
      break;
    case 'touch':
      if (!exists(tree, action.path)) write(tree, action.path, '');
      break;
    case 'truncate':
      write(tree, must(tree, action.path), '');
      break;
    case 'delete':
      if (exists(tree, path.posix.dirname(action.path))) guest.remove(tree, guest.resolve(tree, action.path, false));
      break;
    case 'chmod':
      guest.change(tree, must(tree, action.path), { mode: action.mode & 0o7777 });
      break;
    case 'chown':
      own(tree, must(tree, action.path), action.uid, action.gid);
      break;
    case 'link':
      for (const link of action.links) guest.makeLink(tree, inside(tree, link, action.target, false), action.target);
      break;
    case 'upload':
      upload(tree, action.file, inside(tree, action.path, action.file));
      break;
    case 'install-file':
      installFile(tree, action);
      break;
    case 'copy-in':
      copyIn(tree, action.file, path.posix.join(must(tree, action.path), path.basename(action.file)));
      break;
    case 'install-kernel':
      installKernel(tree, action.file);
      break;
    case 'hostname':
      setHostname(tree, action.name);
      break;
    case 'ssh-inject':
      sshInject(tree, action);
  }
}

/** A local file that holds `content`. */
function local(tree: guest.Tree, content: string | Buffer): string {
  const copy = path.join(tree.scratch, `new-${tree.copies++}`);
  writeFileSync(copy, content);
  return copy;
}

const exists = (tree: guest.Tree, at: string): boolean => {
  try {
    return guest.stat(tree, guest.resolve(tree, at)) !== undefined;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
};

function must(tree: guest.Tree, at: string): string {
  const real = guest.resolve(tree, at);
  if (!guest.stat(tree, real))
    throw new Failure(`${at} is not in the image`, 'the command needs it', 'correct the path');
  return real;
}

const write = (tree: guest.Tree, at: string, content: string | Buffer) =>
  guest.put(tree, guest.resolve(tree, at), local(tree, content));

function contentOf(tree: guest.Tree, at: string): Buffer | undefined {
  guest.flush(tree);
  return read(tree.device, guest.resolve(tree, at), tree.scratch);
}

/** By the line ends that the file has (libguestfs-common, mlcustomize/append_line.ml). */
function appendLine(tree: guest.Tree, at: string, line: string): void {
  const old = exists(tree, at) ? (contentOf(tree, at)?.toString('latin1') ?? '') : '';
  const end = ['\r\n', '\n', '\r'].find(word => old.slice(0, 8192).includes(word)) ?? '\n';
  const start = old === '' || old.endsWith(end) ? '' : end;
  write(tree, at, Buffer.concat([Buffer.from(old, 'latin1'), Buffer.from(`${start}${line}${end}`)]));
}

function folders(tree: guest.Tree, at: string): void {
  const names = path.posix.normalize(at).split('/').filter(Boolean);
  for (const [index] of names.entries()) {
    const real = guest.resolve(tree, `/${names.slice(0, index + 1).join('/')}`);
    const node = guest.stat(tree, real);
    if (node && node.type !== 'folder')
      throw new Failure(`${real} is no folder`, `mkdir ${at} goes through it`, 'correct the path');
    if (!node) guest.makeFolder(tree, real);
  }
}

/** Where a file goes: into `at` under its own name if that is a folder, else to `at`. */
function inside(tree: guest.Tree, at: string, from: string, follow = true): string {
  const real = guest.resolve(tree, at);
  if (guest.stat(tree, real)?.type === 'folder') return path.posix.join(real, path.posix.basename(from));
  return follow ? real : guest.resolve(tree, at, false);
}

/** A change of owner takes the set-user-id bit away, and virt-customize changes it last. */
function upload(tree: guest.Tree, from: string, at: string): void {
  const { mode, uid, gid } = statSync(from);
  guest.put(tree, at, path.resolve(from));
  guest.change(tree, at, { mode: mode & 0o7777 });
  own(tree, at, uid, gid);
}

/** chown(2): set-user-id goes, and set-group-id where the group may run it; folders keep both. */
function own(tree: guest.Tree, at: string, uid: number, gid: number): void {
  const { type, mode } = guest.stat(tree, at)!;
  const lost = type === 'folder' ? 0 : mode & 0o010 ? 0o6000 : 0o4000;
  guest.change(tree, at, { uid, gid, mode: mode & ~lost });
}

type InstallFile = Extract<FileAction, { do: 'install-file' }>;
function installFile(tree: guest.Tree, { file, path: to, mode, uid, gid }: InstallFile): void {
  folders(tree, path.posix.dirname(to));
  const at = inside(tree, to, file);
  guest.put(tree, at, path.resolve(file));
  guest.change(tree, at, { mode, uid, gid });
}

/** As tar does it: what is in the way of a file goes, a folder that is there gets the owner and mode of the new one. With an `owner` each file is one of its own. */
function copyIn(tree: guest.Tree, from: string, to: string, owner?: { uid: number; gid: number }): void {
  const found = lstatSync(from);
  const { uid, gid } = owner ?? found;
  const node = { mode: found.mode & 0o7777, uid, gid };
  if (found.isDirectory()) {
    guest.makeFolder(tree, to, { type: 'folder', ...node });
    for (const name of readdirSync(from).sort()) copyIn(tree, path.join(from, name), path.posix.join(to, name), owner);
  } else if (found.isSymbolicLink()) {
    guest.makeLink(tree, to, readlinkSync(from), { type: 'link', ...node, mode: 0o777 });
  } else if (found.isFile() && (found.nlink === 1 || owner)) {
    if (guest.stat(tree, to)?.type === 'link') guest.remove(tree, to);
    guest.put(tree, to, path.resolve(from), { type: 'file', ...node });
  } else {
    throw new Failure(
      `${from} is neither file, folder nor link, or has several names`,
      'it can not be copied as it is',
      'engine = appliance in [image]',
    );
  }
}

/** little-vm-helper's install-kernel: boot/ and lib/modules of a kernel's own make, and /vmlinuz. */
function installKernel(tree: guest.Tree, folder: string): void {
  const [boot, modules] = [path.join(folder, 'boot'), path.join(folder, 'lib/modules')];
  const within = (at: string) => (existsSync(at) ? readdirSync(at).sort() : []);
  const kernels = within(boot).filter(name => name.startsWith('vmlinuz-'));
  if (kernels.length !== 1) {
    throw new Failure(
      `${boot} holds ${kernels.length} files vmlinuz-*`,
      '/vmlinuz can point to one',
      'leave one kernel in it',
    );
  }
  folders(tree, '/lib/modules');
  guest.flush(tree);
  const initrd = initrdFor(boot, tree.device, tree.scratch);
  if (initrd) write(tree, `/boot/${kernels[0]!.replace('vmlinuz-', 'initrd.img-')}`, initrd);
  for (const [from, to] of [
    [boot, '/boot'],
    [modules, '/lib/modules'],
  ] as const) {
    for (const name of within(from).filter(other => other !== driversOf))
      copyIn(tree, path.join(from, name), path.posix.join(must(tree, to), name), root);
  }
  guest.makeLink(tree, '/vmlinuz', `boot/${kernels[0]}`);
}

/** /etc/hostname, and the old name in /etc/hosts, as virt-customize does it in Debian and Ubuntu (guestfs-tools, hostname.ml). */
function setHostname(tree: guest.Tree, name: string): void {
  const short = (whole: string) => whole.split('.')[0]!;
  const old = exists(tree, '/etc/hostname') ? contentOf(tree, '/etc/hostname')?.toString().split('\n')[0] : undefined;
  write(tree, '/etc/hostname', `${name}\n`);
  const hosts = exists(tree, '/etc/hosts') ? contentOf(tree, '/etc/hosts')?.toString() : undefined;
  if (hosts === undefined) return;
  const renamed = (word: string) => {
    if (word === old) return name;
    if (word === (old && short(old)) || word === 'unassigned-hostname') return short(name);
    return word === 'unassigned-hostname.unassigned-domain' && name.includes('.') ? name : word;
  };
  const lines = hosts.split('\n').map(line => {
    const [, kept = '', rest = '', comment = ''] = /^(\s*[^\s#]*)([^#]*)(.*)$/.exec(line) ?? [];
    return kept + rest.replaceAll(/\S+/g, renamed) + comment;
  });
  if (lines.join('\n') !== hosts) write(tree, '/etc/hosts', lines.join('\n'));
}

type SshInject = Extract<FileAction, { do: 'ssh-inject' }>;
function sshInject(tree: guest.Tree, { user, key, file }: SshInject): void {
  const line = contentOf(tree, '/etc/passwd')!
    .toString()
    .split('\n')
    .find(row => row.startsWith(`${user}:`));
  if (!line)
    throw new Failure(
      `ssh-inject: the image has no user ${user}`,
      'the key is for a user that is there',
      'make the user first',
    );
  const [, , uid, gid, , home] = line.split(':');
  const owner = { uid: Number(uid), gid: Number(gid) };
  const added = (key ?? readFileSync(file!, 'utf8')).replace(/\n?$/, '\n');
  const folder = `${home}/.ssh`;
  if (!exists(tree, folder))
    guest.makeFolder(tree, guest.resolve(tree, folder), { type: 'folder', mode: 0o700, ...owner });
  const keys = `${folder}/authorized_keys`;
  const isNew = !exists(tree, keys);
  write(tree, keys, (isNew ? '' : contentOf(tree, keys)!.toString()) + added);
  if (isNew) guest.change(tree, guest.resolve(tree, keys), { mode: 0o600, ...owner });
}
