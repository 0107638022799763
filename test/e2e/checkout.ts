// A clone of the checkout for real builds: its own data folder, its own domain names, and one `make` to talk to it.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkPackages } from '../support/packages.ts';

const source = process.cwd();
/** What names of domains hold here, so that one that a killed run has left stands in nobody's way. */
const run = randomBytes(2).toString('hex');

interface Result {
  readonly code: number;
  /** Standard output and error as they came. */
  readonly text: string;
}

export interface Checkout {
  readonly folder: string;
  readonly data: string;
  readonly prefix: string;
  readonly make: (...words: string[]) => Result;
  /** Starts make in its own process group and gives it back at once. */
  readonly start: (...words: string[]) => ReturnType<typeof spawn>;
  readonly write: (file: string, text: string) => void;
}

/** A folder below the system's temporary one that qemu's user may enter. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-e2e-'));
  execFileSync('chmod', ['0755', folder]);
  return folder;
}

/** The data folder of a test: where the runner names one, all share it, so that a base is built once. */
export const dataFolder = (root: string): string => process.env['E2E_DATA'] ?? path.join(root, 'data folder');

/**
 * `name` may hold a space. The data folder is shared by checkouts that are given the same one; a PREFIX gets another end in each run. A VM has
 * one processor, for two are booted at a time on as few as two, and emulated ones get in each other's way: tests that boot
 * what a person boots say VCPUS.
 */
export function checkout(root: string, name: string, given: Record<string, string>): Checkout {
  const prefix = given['PREFIX'] ? `${given['PREFIX']}${run}-` : '';
  const settings = { VCPUS: '1', ...given, PREFIX: prefix };
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const file of [
    'GNUmakefile',
    'Makefile.in',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'distros',
    'scripts',
    'dist/makebox.cjs',
  ]) {
    cpSync(path.join(source, file), path.join(folder, file), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  mkdirSync(path.join(folder, 'generated'));
  linkPackages(source, folder);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write(
    '.env',
    Object.entries(settings)
      .map(([key, value]) => `${key}="${value}"\n`)
      .join(''),
  );
  const options = { cwd: folder, env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' } };
  return {
    folder,
    data: given['DATA_DIR']!,
    prefix,
    write,
    start: (...words) => {
      const child = spawn('make', words, { ...options, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.resume();
      return child;
    },
    make: (...words) => {
      const { status, stdout, stderr, signal } = spawnSync('make', words, {
        ...options,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        timeout: 900_000,
      });
      const text = `${stdout}${stderr}${signal ? `\nkilled by ${signal}` : ''}`;
      appendFileSync(path.join(root, 'make.log'), `$ make ${words.join(' ')}\n${text}\n`);
      return { code: status ?? 1, text };
    },
  };
}

export function remove(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** virsh at qemu:///system; what it printed, trimmed. */
export const virsh = (...words: string[]) =>
  execFileSync('virsh', ['-q', '-c', 'qemu:///system', ...words], { encoding: 'utf8' }).trim();
