// Writes the definition of a VM that is like another one.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { plan } from '../checkout.ts';
import { vmName } from '../escape.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { nearest } from '../nearest.ts';
import { run as generate } from './generate.ts';

export async function run({ name, words: [from = ''], code }: Arguments): Promise<number> {
  const lines = code ? ['', '[share code]', `source = ${code}`] : [];
  await define(name, from, `as ${from}, but for what stands here`, lines);
  process.stdout.write(`distros/${name}.ini: like ${from}. Next: make up-${name}\n`);
  return 0;
}

export const definitionOf = (name: string, from: string, what: string, lines: readonly string[] = []): string =>
  [`; distros/${name}.ini - ${what}`, `like = ${from}`, ...lines, ''].join('\n');

/** Makes distros/NAME.ini, and the rules for it; or says why not, and leaves nothing. */
export async function define(name: string, from: string, what: string, lines: readonly string[] = []): Promise<void> {
  const file = `distros/${name}.ini`;
  if (!vmName(name))
    throw new Failure(`"${name}" is no name for a VM`, 'it may hold a-z, 0-9, dots and -', 'another name');
  const names = plan().images.map(image => image.name);
  if (!names.some(known => known === from)) {
    const near = nearest(from, names);
    throw new Failure(
      `there is no definition "${from}"`,
      `one of: ${names.join(' ')}`,
      near ? `did you mean ${near}?` : 'make list',
    );
  }
  if (existsSync(file) || names.some(known => known === name))
    throw new Failure(`${name} is there already`, 'no definition is overwritten', 'another name');
  writeFileSync(file, definitionOf(name, from, what, lines), { flag: 'wx' });
  if ((await generate()) === 0) return;
  rmSync(file);
  throw new Failure(
    `${file} was not written`,
    'its first lines would be wrong, as said above',
    'another name, or correct them',
  );
}
