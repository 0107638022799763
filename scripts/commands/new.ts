// Writes the definition of a VM that is like another one.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { plan } from '../checkout.ts';
import { vmName } from '../escape.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { nearest } from '../nearest.ts';
import { run as generate } from './generate.ts';

export async function run({ name, words: [from = ''], code }: Arguments): Promise<number> {
  for (const [word, value] of [
    ['NAME', name],
    ['FROM', from],
  ])
    if (!value)
      throw new Failure(
        `${word}= is missing`,
        'a VM has a name, and is like another one',
        'make new NAME=web FROM=debian-12',
      );
  const lines = code ? ['', '[share code]', `source = ${code}`] : [];
  await define(name, from, `as ${from}, but for what stands here`, lines);
  process.stdout.write(`distros/${name}.ini: like ${from}. Next: make up-${name}\n`);
  return 0;
}

export const definitionOf = (name: string, from: string, what: string, lines: readonly string[] = []): string =>
  [`; distros/${name}.ini - ${what}`, `like = ${from}`, ...withoutUnique(from), ...lines, ''].join('\n');

/** What takes back the values of a definition that no second VM can have. */
function withoutUnique(from: string): string[] {
  const unique = plan().vms.find(vm => vm.name === from)?.unique ?? [];
  const paths = unique.map(path => path.split('/') as [section: string, key: string]);
  const sections = [...new Set(paths.map(([section]) => section))];
  const keys = (of: string) => paths.filter(([section]) => section === of).map(([, key]) => `${key} =`);
  const lines = sections.flatMap(section => ['', `[${section}]`, ...keys(section)]);
  return lines.length > 0 ? ['', `; No two VMs can have these, and ${from} has them.`, ...lines.slice(1)] : [];
}

/** Makes distros/NAME.ini, and the rules for it; or says why not, and leaves nothing. */
export async function define(name: string, from: string, what: string, lines: readonly string[] = []): Promise<void> {
  declare(name, from, what, lines);
  await makeRules(name);
}

/** Makes distros/NAME.ini; or says why not. */
export function declare(name: string, from: string, what: string, lines: readonly string[] = []): void {
  mustBeName(name);
  const names = plan().images.map(image => image.name);
  if (!names.some(known => known === from)) {
    const near = nearest(from, names);
    throw new Failure(
      `there is no definition "${from}"`,
      `one of: ${names.join(' ')}`,
      near ? `did you mean ${near}?` : 'make list',
    );
  }
  if (existsSync(ini(name)) || names.some(known => known === name))
    throw new Failure(`${name} is there already`, 'no definition is overwritten', 'another name');
  writeFileSync(ini(name), definitionOf(name, from, what, lines), { flag: 'wx' });
}

export function mustBeName(name: string): void {
  if (!vmName(name))
    throw new Failure(`"${name}" is no name for a VM`, 'it may hold a-z, 0-9, dots and -', 'another name');
}

/** Makes the rules for a definition that was just written; or takes it away again. */
export async function makeRules(name: string): Promise<void> {
  if ((await generate()) === 0) return;
  rmSync(ini(name));
  throw new Failure(
    `${ini(name)} was not written`,
    'its first lines would be wrong, as said above',
    'another name, or correct them',
  );
}

const ini = (name: string) => `distros/${name}.ini`;
