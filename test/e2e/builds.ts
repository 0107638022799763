// Images that are built in several ways, and compared.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Checkout, checkout, dataFolder } from './checkout.ts';
import { addUser, mustBeGone, removeUser } from './plain-user.ts';
import { difference, treeOf } from './tree.ts';

/** Random, of the moment, or emptied by the identity layer. */
const mayDiffer = /\.\/(etc\/machine-id|var\/log\/|root\/\.ssh\/id_ed25519|etc\/shadow$|var\/cache\/ldconfig)/;

/** The file of a layer by its name's end. */
export function layer(data: string, name: string): string {
  const folder = path.join(data, 'layers');
  const file = readdirSync(folder).find(entry => entry.endsWith(`-${name}.qcow2`));
  assert.ok(file, `no layer ${name}`);
  return path.join(folder, file);
}

export const ini = (layers: string, engine = 'auto') =>
  `like = debian-12\n[image]\nengine = ${engine}\nlayers = ${layers}\n`;

export const ok = ({ code, text }: { code: number; text: string }) => {
  assert.equal(code, 0, text);
  return text;
};

/** Gives checkouts, each with a data folder of its own, the base that is built once for all tests. */
export function withBase(root: string, checkouts: readonly Checkout[]): void {
  const first = checkout(root, 'first', { DATA_DIR: dataFolder(root) });
  ok(first.make('image-debian-12'));
  const base = layer(first.data, 'debian-bookworm');
  for (const one of checkouts) {
    mkdirSync(one.data);
    ok(one.make('generated/workspace'));
    cpSync(base, path.join(one.data, 'layers', path.basename(base)), { preserveTimestamps: true });
  }
}

/** What is in the layers of one and not in those of the other. */
export const unlike = (one: Checkout, other: Checkout, names: readonly string[]): string[] =>
  names.flatMap(name =>
    difference(treeOf(layer(one.data, name)), treeOf(layer(other.data, name)), mayDiffer).map(
      line => `${name}: ${line}`,
    ),
  );

const plainUser = 'makebox-e2e';
/** What is copied as it is has the owner that it has in that user's checkout; an initrd holds the times of its base's build. */
const own = /\.\/(boot\/initrd|opt\/(suid|tree)|srv\/key\.pub)/;

/** Makes an image as a user that root makes for it, who is gone afterwards. */
export function makeAsPlainUser(one: Checkout, goal: string): void {
  addUser(plainUser);
  try {
    execFileSync('chown', ['-R', `${plainUser}:`, one.folder, one.data]);
    const words = [plainUser, '-s', '/bin/sh', '-c', 'cd "$0" && exec make "$1"', one.folder, goal];
    const env = { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' };
    const { status, stdout, stderr } = spawnSync('su', words, { encoding: 'utf8', env });
    assert.equal(status, 0, stdout + stderr);
  } finally {
    removeUser(plainUser);
  }
  mustBeGone(plainUser);
}

/** `unlike` for one that a plain user has built. */
export const unlikePlain = (one: Checkout, plain: Checkout, names: readonly string[]): string[] =>
  unlike(one, plain, names).filter(line => !own.test(line));
