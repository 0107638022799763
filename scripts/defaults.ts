// distros/defaults.ini: keys that hold for every definition of the checkout where it, and what it is like, is silent.

import type { Definition, Entry } from './definition.ts';
import type { Problem } from './problem.ts';
import { settingAt } from './settings.ts';

type Entries = ReadonlyMap<string, Entry>;

export const defaultsName = 'defaults';

/** What says which definition it is. */
const ofOne = ['/like', '/instances', '/born', 'image/from'];

/** The definitions by name, and beside them what holds for all. */
export interface Definitions {
  readonly byName: ReadonlyMap<string, Definition>;
  readonly defaults: Entries;
}

export function withDefaults(written: readonly Definition[], problems: Problem[]): Definitions {
  const byName = new Map(written.map(d => [d.name, d]));
  const defaults = byName.get(defaultsName)?.entries ?? new Map<string, Entry>();
  byName.delete(defaultsName);
  for (const path of ofOne) {
    const entry = defaults.get(path);
    if (entry)
      problems.push({ code: 'bad-default', file: entry.file, line: entry.line, args: [path.replace(/.*\//, '')] });
  }
  return { byName, defaults };
}

/** A definition's entries on the defaults. What stands on another image has from there what is in it, and the params that fill it. */
export function onDefaults(entries: Entries, defaults: Entries, stands: boolean): Entries {
  const ofImage = (path: string) => /^(image|params)\//.test(path) || settingAt(path)?.ofImage;
  const holds = (path: string) => !entries.has(path) && !(stands && ofImage(path));
  return new Map([...[...defaults].filter(([path]) => holds(path)), ...entries]);
}
