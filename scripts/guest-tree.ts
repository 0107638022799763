// The files of an ext4 as virt-customize's commands would find and leave them: read and written by debugfs, without a mount.

import path from 'node:path/posix';
import { debugfs, list, quoted } from './ext4.ts';
import { Failure } from './failure.ts';

export interface Node {
  readonly type: 'file' | 'folder' | 'link';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a link. */
  readonly target?: string;
}

/** One ext4 that is being changed. */
export interface Tree {
  readonly device: string;
  readonly scratch: string;
  /** Commands for debugfs that are not written yet. */
  readonly pending: string[];
  /** What every path that was touched must be at the end; undefined: gone. */
  readonly touched: Map<string, { readonly node: Node; readonly content?: string } | undefined>;
  /** What is known to stand where. */
  readonly known: Map<string, Node | undefined>;
  /** Folders that were not there before: what is not known to be in them is not in them. */
  readonly made: Set<string>;
  /** Gives names to local copies of what is written. */
  copies: number;
}

export const openTree = (device: string, scratch: string): Tree => ({
  device,
  scratch,
  pending: [],
  touched: new Map(),
  known: new Map(),
  made: new Set(),
  copies: 0,
});

const unfit = (what: string): Failure =>
  new Failure(what, 'debugfs could not leave it as virt-customize would', 'engine = appliance in [image]');

export function flush(tree: Tree): void {
  if (tree.pending.length === 0) return;
  debugfs(tree.device, tree.pending.splice(0), tree.scratch, true);
}

/** What stands at a path whose folders are real ones; undefined for nothing. */
export function stat(tree: Tree, at: string): Node | undefined {
  if (tree.known.has(at) || tree.made.has(path.dirname(at))) return tree.known.get(at);
  flush(tree);
  const node = parse(debugfs(tree.device, [`stat ${quoted(at)}`], tree.scratch), at);
  tree.known.set(at, node);
  return node;
}

function parse(text: string, at: string): Node | undefined {
  const [, word = '', bits = '', uid, gid] =
    /Type: (\w+) +Mode: +0?(\d+)[\s\S]*?User: +(\d+) +Group: +(\d+)/.exec(text) ?? [];
  if (!word) return undefined;
  const type = ({ regular: 'file', directory: 'folder', symlink: 'link' } as const)[word];
  const target = /^Fast link dest: "(.*)"/m.exec(text)?.[1];
  if (!type || (type === 'link' && target === undefined))
    throw unfit(`${at} is neither file nor folder nor a short link`);
  if (type === 'file' && Number(/Links: (\d+)/.exec(text)?.[1]) > 1)
    throw unfit(`${at} has several names (hard links)`);
  if (/^ {2}(system|security|user|trusted)\./m.test(text)) throw unfit(`${at} has extended attributes`);
  return {
    type,
    mode: Number.parseInt(bits, 8),
    uid: Number(uid),
    gid: Number(gid),
    ...(target === undefined ? {} : { target }),
  };
}

/** `at` with every link on the way resolved, and the last one if `follow`; the last name need not exist. */
export function resolve(tree: Tree, at: string, follow = true, depth = 0): string {
  if (depth > 40) throw new Failure(`${at} leads round in a ring of links`, 'it names no file', 'correct the path');
  const names = path.normalize(at).split('/').filter(Boolean);
  let real = '/';
  for (const [index, name] of names.entries()) {
    const next = path.join(real, name);
    const node = stat(tree, next);
    const last = index === names.length - 1;
    if (node?.type === 'link' && (follow || !last)) {
      const rest = names.slice(index + 1).join('/');
      return resolve(tree, path.join(path.resolve(real, node.target!), rest), follow, depth + 1);
    }
    if (!last && node?.type !== 'folder') throw missing(next);
    real = next;
  }
  return real;
}

const missing = (at: string) =>
  new Failure(`${at} is no folder of the image`, 'the command needs it', `mkdir ${at}, before it in the snippet`);

function names(tree: Tree, folder: string): string[] {
  flush(tree);
  return list(tree.device, folder, tree.scratch);
}

/** Puts what must be there into the list of what is checked at the end. */
function note(tree: Tree, at: string, node: Node | undefined, content?: string): void {
  tree.touched.set(at, node && { node, ...(content === undefined ? {} : { content }) });
  tree.known.set(at, node);
}

const typeBits = { file: 0o100000, folder: 0o040000, link: 0o120000 } as const;
function setNode(tree: Tree, at: string, node: Node): void {
  const name = quoted(at);
  tree.pending.push(`sif ${name} mode 0${(typeBits[node.type] | node.mode).toString(8)}`);
  tree.pending.push(`sif ${name} uid ${node.uid}`, `sif ${name} gid ${node.gid}`);
}

/** Owner and mode of something new in a folder: a set-group-id folder hands its group on, and a folder the bit too. */
function fresh(tree: Tree, at: string, type: Node['type'], mode: number): Node {
  const above = stat(tree, path.dirname(at));
  if (above?.type !== 'folder') throw missing(path.dirname(at));
  const passes = (above.mode & 0o2000) !== 0;
  return { type, mode: mode | (passes && type === 'folder' ? 0o2000 : 0), uid: 0, gid: passes ? above.gid : 0 };
}

/** `content` is a local file. An old file keeps its owner and mode, as one that is truncated and written does. */
export function put(tree: Tree, at: string, content: string, as?: Node): void {
  const old = stat(tree, at);
  if (old?.type === 'folder')
    throw new Failure(`${at} is a folder`, 'a file was to be written there', 'correct the path');
  const node = as ?? old ?? fresh(tree, at, 'file', 0o644);
  if (!old && as) fresh(tree, at, 'file', 0);
  if (old) tree.pending.push(`rm ${quoted(at)}`);
  tree.pending.push(`write ${quoted(content)} ${quoted(at)}`);
  setNode(tree, at, node);
  note(tree, at, node, content);
}

export function change(tree: Tree, at: string, changes: Partial<Pick<Node, 'mode' | 'uid' | 'gid'>>): void {
  const old = stat(tree, at);
  if (!old) throw new Failure(`${at} is not in the image`, 'its owner or mode was to be changed', 'correct the path');
  const node = { ...old, ...changes };
  setNode(tree, at, node);
  note(tree, at, node, tree.touched.get(at)?.content);
}

export function makeFolder(tree: Tree, at: string, as?: Node): void {
  const node = as ?? fresh(tree, at, 'folder', 0o755);
  if (stat(tree, at)?.type !== 'folder') {
    remove(tree, at);
    tree.pending.push(`mkdir ${quoted(at)}`);
    tree.made.add(at);
  }
  setNode(tree, at, node);
  note(tree, at, node);
}

export function makeLink(tree: Tree, at: string, target: string, as?: Node): void {
  if (Buffer.byteLength(target) > 59) throw unfit(`${at} would be a long link`);
  remove(tree, at);
  const node = { ...(as ?? fresh(tree, at, 'link', 0o777)), target };
  tree.pending.push(`symlink ${quoted(at)} ${quoted(target)}`);
  setNode(tree, at, node);
  note(tree, at, node);
}

/** With all that is in it. */
export function remove(tree: Tree, at: string): void {
  const node = stat(tree, at);
  if (!node) return;
  if (node.type === 'folder') {
    for (const name of names(tree, at)) remove(tree, path.join(at, name));
    tree.pending.push(`rmdir ${quoted(at)}`);
    tree.made.delete(at);
  } else {
    tree.pending.push(`rm ${quoted(at)}`);
  }
  note(tree, at, undefined);
}
