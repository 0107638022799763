// What definitions say of each other: `like` copies keys, `from = distro:NAME` stands on an image, `instances` makes several of one.

import { type Definitions, onDefaults } from './defaults.ts';
import { type Definition, type Entry, flawOf } from './definition.ts';
import { type VmName, vmName } from './escape.ts';
import { nearest } from './nearest.ts';
import { fill, type Params } from './params.ts';
import type { Problem } from './problem.ts';
import { settingAt } from './settings.ts';

/** One image, and the VM around it: a definition, or one of its instances. */
export interface Member {
  readonly name: VmName;
  readonly definition: Definition;
  /** From 1. */
  readonly index: number;
}

/** A member with every key in its place and every {{name}} filled. */
export interface Resolved {
  readonly name: VmName;
  readonly file: string;
  readonly params: Params;
  readonly get: (path: string) => string;
  readonly entry: (path: string) => Entry | undefined;
  /** The NAMEs of its sections `[kind NAME]`, in their order, with the first entry of each. */
  readonly named: (kind: string) => ReadonlyMap<string, Entry>;
  /** The values of its keys `xml.XPATH`, by XPATH. */
  readonly xml: ReadonlyMap<string, string>;
  /** The image that this one stands on, made with this one's params. */
  readonly parent?: Resolved;
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** All members of all definitions; no two have one name. */
export function members({ byName }: Definitions, problems: Problem[]): Member[] {
  const taken = new Map([...byName.values()].map(d => [d.name, d.file]));
  return [...byName.values()].flatMap(definition => {
    const entry = definition.entries.get('/instances');
    if (!entry) return vmName(definition.name) ? [{ name: definition.name as VmName, definition, index: 1 }] : [];
    return wordsOf(entry.value).flatMap((word, at) => {
      const name = vmName(word);
      const other = taken.get(word);
      const place = { file: entry.file, line: entry.line };
      if (!name) problems.push({ code: 'bad-name', ...place, args: [word] });
      else if (other) problems.push({ code: 'duplicate-name', ...place, args: [word, other] });
      taken.set(word, definition.file);
      return name && !other ? [{ name, definition, index: at + 1 }] : [];
    });
  });
}

export function resolve(
  { name, definition, index }: Member,
  definitions: Definitions,
  problems: Problem[],
): Resolved | undefined {
  const before = problems.length;
  const generations = lineage(definition, { instance: name, index: String(index) }, definitions, problems);
  if (!generations) return undefined;
  const written = new Map<string, Entry>();
  for (const { entries } of generations.toReversed())
    for (const [path, entry] of entries) if (path.startsWith('params/')) written.set(path.slice(7), entry);
  const params: Record<string, string> = { instance: name, index: String(index) };
  for (const [key, { value, file, line }] of written)
    params[key] = fill(value, params, file, line, problems)?.text ?? '';
  let resolved: Resolved | undefined;
  for (const generation of generations.toReversed()) {
    const own = generation === generations[0] ? name : (generation.name as VmName);
    resolved = filled(generation, own, params, resolved, problems);
  }
  return problems.length > before ? undefined : resolved;
}

const paramsOf = (entries: ReadonlyMap<string, Entry>): Params =>
  Object.fromEntries(
    [...entries].filter(([path]) => path.startsWith('params/')).map(([path, { value }]) => [path.slice(7), value]),
  );

/** A definition with the `like` chain flattened in, on the defaults. */
interface Generation extends Definition {
  readonly parentEntry?: Entry;
}

/** The definition, the one that its image stands on, and so on; undefined where that leads nowhere. */
function lineage(
  definition: Definition,
  known: Params,
  { byName, defaults }: Definitions,
  problems: Problem[],
): Generation[] | undefined {
  const generations: Generation[] = [];
  for (let next: Definition | undefined = definition; next; ) {
    const seen = generations.findIndex(g => g.name === next!.name);
    if (seen >= 0) {
      const ring = generations.slice(seen).map(g => `${g.name} (${g.parentEntry!.file}:${g.parentEntry!.line})`);
      const { file, line } = generations.at(-1)!.parentEntry!;
      problems.push({ code: 'from-cycle', file, line, args: [[...ring, next.name].join(' -> ')] });
      return undefined;
    }
    const entries = flatten(next, byName, problems);
    if (!entries) return undefined;
    const from = entries.get('image/from');
    known = { ...paramsOf(entries), ...known };
    const parent = /^distro:(.*)$/.exec(
      from ? (fill(from.value, { ...paramsOf(defaults), ...known }, from.file, from.line, problems)?.text ?? '') : '',
    )?.[1];
    const stands = parent !== undefined;
    generations.push({
      ...next,
      entries: onDefaults(entries, defaults, stands),
      ...(stands ? { parentEntry: from! } : {}),
    });
    if (!stands) break;
    next = byName.get(parent);
    if (!next)
      problems.push({
        code: 'unknown-parent',
        file: from!.file,
        line: from!.line,
        args: [parent, nearest(parent, byName.keys())],
      });
    if (!next) return undefined;
  }
  return generations;
}

/** Nearer entries win. Who says what image it stands on takes no layers or sizes of an image from further away. */
function flatten(
  definition: Definition,
  definitions: ReadonlyMap<string, Definition>,
  problems: Problem[],
): Map<string, Entry> | undefined {
  const chain: Definition[] = [];
  for (let next = definition; ; ) {
    if (chain.includes(next)) {
      const ring = [...chain.slice(chain.indexOf(next)), next].map(d => d.name).join(' -> ');
      const { line, file } = definition.entries.get('/like')!;
      problems.push({ code: 'like-cycle', file, line, args: [ring] });
      return undefined;
    }
    chain.push(next);
    const like: Entry | undefined = next.entries.get('/like');
    if (!like) break;
    const other = definitions.get(like.value);
    if (!other) {
      const near = nearest(like.value, definitions.keys());
      problems.push({ code: 'unknown-like', file: like.file, line: like.line, args: [like.value, near] });
      return undefined;
    }
    next = other;
  }
  const entries = new Map<string, Entry>();
  for (const { entries: own } of chain.toReversed()) {
    if (own.get('image/from')?.value.startsWith('distro:'))
      for (const path of entries.keys()) if (path.startsWith('image/')) entries.delete(path);
    for (const [path, entry] of own) if (path !== '/born' || own === definition.entries) entries.set(path, entry);
  }
  return entries;
}

function filled(
  { file, entries }: Generation,
  name: VmName,
  params: Params,
  parent: Resolved | undefined,
  problems: Problem[],
): Resolved {
  const final = new Map<string, Entry>();
  for (const [path, entry] of entries) {
    const { file: at, line } = entry;
    const value = fill(entry.value, params, at, line, problems)?.text;
    const flaw = value !== undefined && value !== entry.value && flawOf(path, value);
    final.set(path, { ...entry, value: value === undefined || flaw ? (settingAt(path)?.fallback ?? '') : value });
    if (flaw)
      problems.push({ code: 'bad-value', file: at, line, args: [value!, path.slice(path.indexOf('/') + 1), flaw] });
  }
  const entry = (path: string) => final.get(path) ?? (settingAt(path)?.ofImage ? parent?.entry(path) : undefined);
  const get = (path: string) => entry(path)?.value ?? settingAt(path)?.fallback ?? '';
  const named = (kind: string) => {
    const found = new Map<string, Entry>();
    for (const [path, written] of final) {
      const [, what, word = ''] = /^(\w+) ([^/]*)\//.exec(path) ?? [];
      if (what === kind && !found.has(word)) found.set(word, written);
    }
    return found;
  };
  const ofXml = [...final].flatMap(([path, { value }]) => {
    const xpath = /^domain\/xml\.(.*)/.exec(path)?.[1];
    return xpath ? [[xpath, value] as const] : [];
  });
  return { name, file, params, get, entry, named, xml: new Map(ofXml), ...(parent ? { parent } : {}) };
}
