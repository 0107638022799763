// `depends-on`: which VMs come up before another one, and go down after it.

import type { Entry } from './definition.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Vm } from './vm.ts';

/** What each VM says, with the place of it; those that say nothing are not in it. */
export type Dependencies = ReadonlyMap<string, { readonly names: readonly string[]; readonly entry: Entry }>;

/** Every name must be one of the VMs, and no VM may wait for itself. */
export function checkDependencies(said: Dependencies, known: readonly string[], problems: Problem[]): void {
  for (const { names, entry } of said.values()) {
    for (const name of names.filter(word => !known.includes(word))) {
      const args = [name, nearest(name, known)];
      problems.push({ code: 'unknown-dependency', file: entry.file, line: entry.line, args });
    }
  }
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]) => {
    if (way.includes(name)) {
      const ring = way
        .slice(way.indexOf(name))
        .map(at => `${at} (${said.get(at)!.entry.file}:${said.get(at)!.entry.line})`);
      const { file, line } = said.get(name)!.entry;
      problems.push({ code: 'depends-cycle', file, line, args: [[...ring, name].join(' -> ')] });
    }
    if (done.has(name)) return;
    done.add(name);
    for (const next of said.get(name)?.names ?? []) walk(next, [...way, name]);
  };
  for (const name of said.keys()) walk(name, []);
}

/** All that a VM waits for, also by way of others. */
export function needed(vm: Vm, vms: ReadonlyMap<string, Vm>, found = new Set<string>()): ReadonlySet<string> {
  for (const name of vm.dependsOn ?? []) {
    if (found.has(name)) continue;
    found.add(name);
    needed(vms.get(name)!, vms, found);
  }
  return found;
}
