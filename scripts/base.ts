// The lowest layer of an image: what the source that a definition names becomes.

import type { Resolved } from './forest.ts';
import { type Base, namer } from './layer.ts';
import type { World } from './plan.ts';
import type { Problem } from './problem.ts';
import { settings } from './settings.ts';
import { allForms, parseSource } from './sources/table.ts';

/** Undefined where a problem was found. `lock` is the definition whose .lock pins the source, `unlocked` the same where it must be written first. */
export function baseOf(
  from: Resolved,
  world: World,
  problems: Problem[],
): { layer: Base; lock: string; unlocked?: string } | undefined {
  const entry = from.entry('image/from');
  const report = (code: Problem['code'], line: number, ...args: string[]) => {
    if (!problems.some(p => p.code === code && p.file === (entry?.file ?? from.file) && p.line === line)) {
      problems.push({ code, file: entry?.file ?? from.file, line, args });
    }
  };
  if (!entry) return void report('missing-from', 0, allForms);
  // What it said can't be meant, and that is reported.
  if (!entry.value) return undefined;
  const found = parseSource(entry.value);
  if (!found) return void report('bad-source', entry.line, entry.value, allForms);
  const { source, kind, rest } = found;
  for (const { section, key, sources } of settings) {
    const at = from.entry(`${section}/${key}`);
    if (at?.file === from.file && sources && !sources.includes(kind)) {
      problems.push({
        code: 'wrong-source',
        file: at.file,
        line: at.line,
        args: [key, sources.join(', '), entry.value],
      });
    }
  }
  const lock = /([^/]+)\.ini$/.exec(entry.file)![1]!;
  const known = world.locks.get(lock);
  const locked = known?.from === entry.value ? known.digest : '';
  const id = namer(world.machine.digest);
  const layer = source.layer({ from, entry, rest, world, lock, locked, id, report });
  if (!layer) return undefined;
  return layer.pin ? { layer, lock } : { layer, lock, unlocked: lock };
}
