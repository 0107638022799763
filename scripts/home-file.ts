// What makebox writes into a person's home is that person's, also where root calls, as by sudo.

import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { replace } from './replace.ts';

/** Gives a file to whom the home belongs; root alone can, and must. */
export function give(file: string, home: string): void {
  if (process.getuid!() !== 0) return;
  const owner = statSync(home, { throwIfNoEntry: false });
  if (owner) chownSync(file, owner.uid, owner.gid);
}

/** Makes a folder in a home, and those above it that are missing; `mode` is that of each. */
export function homeFolder(folder: string, home: string, mode = 0o777): void {
  if (existsSync(folder)) return;
  homeFolder(path.dirname(folder), home, mode);
  mkdirSync(folder, { recursive: true, mode });
  give(folder, home);
}

/** Replaces a file in a home that only its owner may read; where it is a symlink, as to a folder of dotfiles, what that leads to. */
export function replaceAtHome(file: string, home: string, text: string): void {
  const real = existsSync(file) ? realpathSync(file) : file;
  replace(real, text, 0o600);
  give(real, home);
}
