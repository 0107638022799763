// Checkouts for measuring in, below one temporary folder: the code under test, definitions of the bench's, own data and names.

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkPackages } from '../support/packages.ts';

const source = process.cwd();
const parts = [
  'GNUmakefile',
  'Makefile.in',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts',
  'distros/files',
  'dist/makebox.cjs',
];
const accelerator = 'generated/accelerator';

/** Milliseconds: a build from nothing on a slow machine. */
const limit = 1_200_000;

export interface Checkout {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs make; what it printed, and an Error where it fails. */
  readonly make: (...words: string[]) => string;
  readonly write: (file: string, text: string) => void;
}

/** A temporary folder that qemu's user may enter. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-bench-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function checkout(
  root: string,
  name: string,
  settings: Readonly<Record<string, string>>,
  more: NodeJS.ProcessEnv = {},
): Checkout {
  const folder = path.join(root, name);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const part of parts) {
    cpSync(path.join(source, part), path.join(folder, part), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  linkPackages(source, folder);
  mkdirSync(path.join(folder, 'generated'));
  if (existsSync(path.join(source, accelerator)))
    copyFileSync(path.join(source, accelerator), path.join(folder, accelerator));
  write(
    '.env',
    Object.entries(settings)
      .map(([key, value]) => `${key}="${value}"\n`)
      .join(''),
  );

  const { MAKEFLAGS: _, MAKELEVEL: __, MFLAGS: ___, ...outer } = process.env;
  const env = { ...outer, ...more };
  const make = (...words: string[]) => {
    const { status, stdout, stderr, error } = spawnSync('make', words, {
      cwd: folder,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
      timeout: limit,
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`make ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  };
  return { folder, env, make, write };
}

/** Leaves nothing, domains included; a failure is told and hides no other. */
export function remove(root: string, ends: readonly (() => void)[]): void {
  for (const end of ends) {
    try {
      end();
    } catch (error) {
      process.stderr.write(`bench: ${(error as Error).message}\n`);
    }
  }
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
