// A VM x on three layers, a base, that of a snippet and its identity, and what lies of them in the data folder.

import assert from 'node:assert/strict';
import path from 'node:path';
import { type Checkout, debian, locked } from './checkout.ts';

export const layered = {
  'distros/x.ini': `${debian}layers = s\n`,
  'distros/x.lock': locked,
  'distros/snippets/s.cmd': 'install a\n',
};
/** Makes goals that must succeed. */
export const make = (c: Checkout, ...words: string[]) => {
  const result = c.make(words);
  assert.equal(result.code, 0, result.text);
  return result;
};
export const images = (c: Checkout) => c.layers().filter(name => name.endsWith('.qcow2'));
/** The one of the layers' files that ends so. */
export const file = (c: Checkout, ending: string) =>
  path.join(c.data, 'layers', c.layers().find(name => name.endsWith(ending))!);
