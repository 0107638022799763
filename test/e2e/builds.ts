// Images that are built in several ways, and compared.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Checkout, checkout, dataFolder } from './checkout.ts';
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
  names.flatMap(name => difference(treeOf(layer(one.data, name)), treeOf(layer(other.data, name)), mayDiffer));
