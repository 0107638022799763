// A checkout of its own for make: the generator as compiled here, definitions of the test's, and tools that only note how they are called.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { lay, root, temporary } from './folder.ts';
import { linkPackages } from './packages.ts';

/** A `make` that runs longer than this hangs. */
const limit = 60_000;
const tools = [
  'mmdebstrap',
  'unshare',
  'mke2fs',
  'qemu-img',
  'virt-customize',
  'virt-builder',
  'virt-resize',
  'virt-rescue',
  'virt-install',
  'skopeo',
  'xorriso',
  'virsh',
  'node',
  'apt-config',
  'sfdisk',
  'grub-mkimage',
  'grub2-mkimage',
  'dd',
  'mkfs.vfat',
  'mmd',
  'mcopy',
  'virt-sysprep',
  'virt-sparsify',
  'gcc',
  'flex',
  'bison',
  'bc',
];

export interface Result {
  readonly code: number | null;
  /** What it printed, on both. */
  readonly text: string;
  readonly stdout: string;
  /** What was built or defined, in order: `virt-customize tools`, `identity`, `virt-install x`, … */
  readonly built: string[];
  /** Every call of a tool, its name first. */
  readonly calls: readonly (readonly string[])[];
}

export interface Checkout {
  readonly folder: string;
  readonly data: string;
  readonly make: (words?: readonly string[], env?: Readonly<Record<string, string>>) => Result;
  /** make, in a process group of its own, running. */
  readonly start: (words: readonly string[]) => ChildProcess;
  /** What tools did since the last look. */
  readonly calls: () => string[][];
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly remove: (file: string) => void;
  readonly read: (file: string) => string;
  readonly exists: (file: string) => boolean;
  /** Shell text that a tool runs before it does its work; "" for none. */
  readonly hook: (tool: string, text: string) => void;
  /** Paths of whole layers, below the data folder. */
  readonly layers: () => string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Dates a file now, and later than the one before: a test is quicker than the clock. */
let last = 0;
export function date(file: string): void {
  let now = Date.now();
  while (now <= last) now = Date.now();
  last = now;
  utimesSync(file, now / 1000, now / 1000);
}

export function checkout(files: Readonly<Record<string, string>>): Checkout {
  const base = temporary();
  const folder = path.join(base, 'my checkout');
  const fake = path.join(base, 'fake');
  const data = path.join(base, 'data folder');
  for (const name of [
    'my checkout/generated',
    'my checkout/dist',
    'my checkout/scripts',
    'fake/bin',
    'fake/domains',
    'data folder',
    'home',
  ]) {
    mkdirSync(path.join(base, name), { recursive: true });
  }
  for (const name of [
    'GNUmakefile',
    'Makefile.in',
    '.env.example',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'scripts/templates',
    'scripts/make',
    'dist/makebox.cjs',
  ]) {
    execFileSync('cp', ['-a', path.join(root, name), path.join(folder, path.dirname(name))]);
  }
  // Keys of distributions that the host may not have.
  if (existsSync(path.join(root, 'distros/files'))) {
    mkdirSync(path.join(folder, 'distros'));
    execFileSync('cp', ['-a', path.join(root, 'distros/files'), path.join(folder, 'distros')]);
  }
  linkPackages(root, folder);
  for (const tool of tools) symlinkSync(path.join(root, 'test/support/tool.sh'), path.join(fake, 'bin', tool));
  writeFileSync(path.join(fake, 'log'), '');
  lay(base, { 'home/.ssh/id_ed25519': 'private', 'home/.ssh/id_ed25519.pub': 'ssh-ed25519 AAAA ada\n' });
  lay(folder, { 'distros/snippets/.keep': '', '.env': `DATA_DIR="${data}"\n`, ...files });
  // Compiled, and the accelerator known: a test of make is neither of esbuild nor of KVM.
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  lay(folder, { 'generated/accelerator': `${bootId} tcg\n` });
  for (const name of ['dist/makebox.cjs', 'generated/accelerator']) date(path.join(folder, name));

  const env: NodeJS.ProcessEnv = {
    PATH: `${path.join(fake, 'bin')}:${process.env['PATH']}`,
    HOME: path.join(base, 'home'),
    LC_ALL: 'C.UTF-8',
    // A host that can share by virtiofs.
    MAKEBOX_VIRTIOFSD: '/bin/sh',
    FAKE: fake,
    NODE: process.execPath,
  };
  const calls = () => {
    const words = readFileSync(path.join(fake, 'log'), 'utf8').split('\0').slice(0, -1);
    writeFileSync(path.join(fake, 'log'), '');
    const found: string[][] = [];
    while (words.length > 0) found.push(words.splice(0, Number(words.shift())));
    return found;
  };
  const write = (changed: Readonly<Record<string, string>>) => {
    lay(folder, changed);
    for (const name of Object.keys(changed)) {
      date(path.join(folder, name));
      date(path.join(folder, path.dirname(name)));
    }
  };
  write(files);
  return {
    folder,
    data,
    env,
    calls,
    write,
    make: (words = [], more = {}) => {
      const { status, stdout, stderr } = spawnSync('make', words, {
        cwd: folder,
        env: { ...env, ...more },
        encoding: 'utf8',
        timeout: limit,
        killSignal: 'SIGKILL',
      });
      const called = calls();
      return { code: status, text: `${stdout}${stderr}`, stdout, built: called.flatMap(builder), calls: called };
    },
    start: words => spawn('make', words, { cwd: folder, env, detached: true, stdio: 'ignore' }),
    remove: name => rmSync(path.join(folder, name), { recursive: true }),
    read: name => readFileSync(path.join(folder, name), 'utf8'),
    exists: name => existsSync(path.join(folder, name)),
    hook: (tool, text) =>
      text
        ? writeFileSync(path.join(fake, `${tool}.hook`), text)
        : rmSync(path.join(fake, `${tool}.hook`), { force: true }),
    layers: () => (existsSync(path.join(data, 'layers')) ? readdirSync(path.join(data, 'layers')).sort() : []),
  };
}

/** What a call built, in a word or two; nothing for one that only asks. */
function builder([tool = '', ...words]: readonly string[]): string[] {
  switch (tool) {
    case 'mmdebstrap':
      return [`mmdebstrap ${words.find((_, i) => words[i + 1]?.endsWith('.tar'))}`];
    case 'virt-builder':
      return [`virt-builder ${words[0]}`];
    case 'virt-customize':
      return [`virt-customize ${/-([^/]*)\.cmd$/.exec(words.at(-1)!)?.[1]}`];
    case 'virt-install':
      return [`virt-install ${words[words.indexOf('--name') + 1]}`];
    case 'node':
      return ['files', 'container', 'boot', 'identity', 'kernel', 'lock', 'download', 'unpack'].includes(words[1]!)
        ? [words[1]!]
        : [];
    case 'virsh':
      return words.filter(word => ['define', 'start', 'destroy', 'undefine'].includes(word));
    default:
      return [];
  }
}

/** What virt-install was given for an option, byte for byte. */
export const option = (result: Result, name: string): string | undefined => {
  const words = result.calls.find(([tool]) => tool === 'virt-install') ?? [];
  return words[words.indexOf(name) + 1];
};

/** Its snippets go to virt-customize, which the tests here pretend to have. */
export const debian = '[image]\nfrom = mmdebstrap:bookworm\nengine = appliance\n';
export const locked = 'from = mmdebstrap:bookworm\ndigest = d1\n';
