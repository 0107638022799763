// npm's packages for a checkout that a test makes.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** Links to each package, not to all of them: a run of npm there must not reach the checkout under test. */
export function linkPackages(source: string, folder: string): void {
  const [from, to] = [path.join(source, 'node_modules'), path.join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== '.package-lock.json') symlinkSync(path.join(from, name), path.join(to, name));
  }
  // To the nanosecond, or make takes package-lock.json for newer.
  execFileSync('cp', ['-a', path.join(from, '.package-lock.json'), to]);
}
