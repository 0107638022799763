// Reads what the generator needs from a checkout, and writes what it made: only what changed, Makefile last.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import ini from 'ini';
import { makeText } from './checkout.ts';
import { fileDigests } from './digests.ts';
import type { OutFile, Sources } from './generate.ts';
import { copies, inputDigest } from './inputs.ts';
import { compiler } from './kernels/compiler.ts';
import { machine, type Settings } from './machine.ts';
import { readEnv, readOverrides } from './overrides.ts';
import type { Params } from './params.ts';
import type { Input, Lock, Snippet, Snippets } from './plan.ts';
import type { Problem } from './problem.ts';
import { replace, sweep } from './replace.ts';
import { type Findings, readSnippet } from './snippet-files.ts';

/** Everything generate() takes. What a filled snippet or a source reads is known only when it was planned, so dates and problems grow until then. */
export interface Reading {
  readonly sources: Sources;
  readonly problems: readonly Problem[];
  /** The newest change among what was read, in nanoseconds; each was stat'ed before its first byte was read. */
  readonly newest: () => bigint;
  readonly data: string;
}

/** `owned` is for a machine whose owners are fixed. */
export function read(checkout: string, owned?: Findings['owned']): Reading {
  const at = (...parts: string[]) => path.join(checkout, ...parts);
  const problems: Problem[] = [];
  const fixed = ['GNUmakefile', 'Makefile.in', 'dist/makebox.cjs', 'generated/accelerator', '.env'].filter(f =>
    existsSync(at(f)),
  );
  const folders = ['distros', 'distros/snippets', 'kernels', 'kernels/groups'].filter(f => existsSync(at(f)));
  const listed = folders.flatMap(folder =>
    readdirSync(at(folder))
      .sort()
      .map(name => `${folder}/${name}`),
  );
  const dates = new Map(
    [...fixed, ...folders, ...listed].map(f => [
      f,
      statSync(at(f), { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n,
    ]),
  );
  const text = (file: string): string => {
    try {
      return readFileSync(at(file), 'utf8');
    } catch (error) {
      problems.push({ code: 'unreadable', file, line: 0, args: [(error as Error).message.split(',')[0]!] });
      return '';
    }
  };
  const stems = (folder: string, ending: string) =>
    listed
      .filter(f => path.dirname(f) === folder && f.endsWith(ending))
      .map(f => [path.basename(f, ending), f] as const);

  const env = dates.has('.env') ? readEnv('.env', text('.env'), problems) : [];
  for (const [name, file] of stems('distros', '.mk')) readOverrides(name, file, text(file), problems);
  const settings: Settings = name => process.env[name] ?? env.find(([key]) => key === name)?.[1] ?? '';
  const now = BigInt(Date.now()) * 1_000_000n;
  const onTime = (file: string, date: bigint) => {
    const ahead = (date - now) / 1_000_000_000n;
    if (ahead > 2n) problems.push({ code: 'future-time', file, line: 0, args: [String(ahead)] });
  };
  for (const [file, date] of dates) onTime(file, date);
  const seen = (seenFile: string, date: bigint) => {
    const file = path.relative(checkout, seenFile);
    if (!dates.has(file)) onTime(file, date);
    dates.set(file, date);
  };
  const snippetFiles = new Map([...stems('distros/snippets', '.cmd'), ...stems('distros/snippets', '.cmd.hbs')]);
  for (const [name, file] of stems('distros/snippets', '.cmd'))
    if (snippetFiles.get(name) !== file) problems.push({ code: 'two-snippets', file, line: 0, args: [name] });
  const snippets = reader(checkout, snippetFiles, text, { seen, problems, ...(owned ? { owned } : {}) });
  const machineFiles = readMachineFiles(checkout, seen);
  const locksIn = (folder: string) =>
    new Map(stems(folder, '.lock').map(([name, file]) => [name, readLock(file, text(file), problems)]));
  const known = machine(checkout, settings);
  const makefile = text('Makefile.in');
  return {
    problems,
    newest: () => [...dates.values()].reduce((a, b) => (a > b ? a : b), 0n),
    data: known.data,
    sources: {
      machine: known,
      definitions: new Map(stems('distros', '.ini').map(([name, file]) => [name, text(file)])),
      snippets,
      machineFiles,
      fileDigest: fileDigests(checkout, seen),
      locks: locksIn('distros'),
      kernels: new Map(stems('kernels', '.ini').map(([name, file]) => [name, text(file)])),
      kernelLocks: locksIn('kernels'),
      compiler,
      env,
      makefile,
      makeText: makeText(makefile),
      ...readTemplates('scripts/templates'),
      inputs: () =>
        [...dates.keys()]
          .filter(f => !fixed.includes(f) && !folders.includes(f) && !listed.includes(f))
          .concat(dates.has('.env') ? ['.env'] : []),
    },
  };
}

/** What makes text of rules, out of the folder of templates. */
export function readTemplates(folder: string): Pick<Sources, 'templates' | 'layersHead'> {
  const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const names = readdirSync(folder).filter(name => name.endsWith('.mk.hbs'));
  return {
    templates: new Map(names.map(name => [path.basename(name, '.mk.hbs'), text(name)])),
    layersHead: text('layers.mk'),
  };
}

/** Reads each snippet once, or once for each set of params if it takes any. Those without are read whether they are used or not. */
function reader(
  checkout: string,
  files: ReadonlyMap<string, string>,
  text: (file: string) => string,
  findings: Findings,
): Snippets {
  const texts = new Map([...files].map(([name, file]) => [name, text(file)]));
  const known = new Map<string, Snippet>();
  const read = (name: string, params: Params, problems: Problem[]): Snippet => {
    const file = files.get(name)!;
    const key = file.endsWith('.hbs') ? `${name} ${JSON.stringify(params)}` : name;
    const before = known.get(key);
    if (before) return before;
    const snippet = readSnippet(checkout, file, texts.get(name)!, params, { ...findings, problems });
    known.set(key, snippet);
    return snippet;
  };
  for (const [name, file] of files) if (!file.endsWith('.hbs')) read(name, {}, findings.problems);
  return { names: [...files.keys()], read };
}

/** What Makefile.in's machine-files takes. */
const machineFolder = 'distros/files/from-packages';

export function readMachineFiles(checkout: string, seen?: Parameters<typeof inputDigest>[1]): Input[] {
  const digest = inputDigest(path.join(checkout, machineFolder), seen, copies.runnable);
  return digest ? [{ path: machineFolder, digest }] : [];
}

/** What a publisher's answer is made of (pins.ts); it becomes make text, and the file is meant to be shared. */
const answer = /^[\w .:+-]*$/;

function readLock(file: string, text: string, problems: Problem[]): Lock {
  const { from = '', digest = '' } = ini.parse(text) as Record<string, unknown>;
  if (typeof from === 'string' && typeof digest === 'string' && answer.test(digest)) return { from, digest };
  const line = text.split('\n').findIndex(l => /^\s*digest\b/.test(l)) + 1;
  problems.push({ code: 'bad-lock', file, line, args: [String(digest)] });
  return { from: '', digest: '' };
}

/** Writes the files whose text is not what is there, takes away those of an earlier run, and dates Makefile as its newest input. */
export function write(checkout: string, files: readonly OutFile[], { newest, sources, data }: Reading): void {
  const at = (file: string) => path.join(checkout, file);
  for (const folder of ['layers', 'networks']) mkdirSync(at(`generated/${folder}`), { recursive: true });
  link(at('generated/data'), data);
  link(at('generated/workspace'), path.join(data, sources.machine.workspace));
  // A checkout that was moved says so before another one is made where it was.
  const registered = path.join(data, 'workspaces', sources.machine.workspace);
  if (existsSync(registered)) replace(registered, `${realpathSync(checkout)}\n`);
  for (const { path: file, text } of files) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    if (file !== 'Makefile') replace(at(file), text);
  }
  const wanted = new Set(files.map(f => f.path));
  for (const folder of ['generated', 'generated/layers', 'generated/networks']) {
    for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (
        entry.isFile() &&
        /(\.(mk|cmd|json|lock)|networks\/.*\.xml)$/.test(file) &&
        !/(\.xml\.cmd|bench\.json|digests\.json)$/.test(file) &&
        !wanted.has(file.replace(/(\.warm)?\.lock$/, '.mk')) &&
        !isHeld(at(file))
      )
        rmSync(at(file), { force: true });
    }
  }
  for (const id of existsSync(at('generated/repos')) ? readdirSync(at('generated/repos')) : []) {
    if (!files.some(f => f.path.startsWith(`generated/repos/${id}/`)))
      rmSync(at(`generated/repos/${id}`), { recursive: true, force: true });
  }
  for (const folder of ['generated', 'generated/layers', 'generated/networks', 'distros']) sweep(at(folder));
  const tmp = at(`generated/Makefile.${process.pid}.tmp`);
  writeFileSync(tmp, files.find(f => f.path === 'Makefile')!.text);
  // To the next microsecond, for no finer one passes through a number of seconds; a half more is cut off again.
  const microseconds = Number((newest() + 999n) / 1000n) + 0.5;
  utimesSync(tmp, microseconds / 1e6, microseconds / 1e6);
  renameSync(tmp, at('Makefile'));
}

/** Whether it is a lock that somebody holds: who comes next would lock another file. */
const isHeld = (file: string) =>
  file.endsWith('.lock') && spawnSync('flock', ['--nonblock', file, 'true']).status !== 0;

/** Another make may do the same meanwhile. */
function link(file: string, target: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(file) === target) return;
  const tmp = `${file}.${process.pid}.tmp`;
  rmSync(tmp, { force: true });
  symlinkSync(target, tmp);
  renameSync(tmp, file);
}
