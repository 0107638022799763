// Builds the pure core's inputs out of a few lines of ini, for a machine that is always the same.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chain, makeText } from '../../scripts/checkout.ts';
import { parseDefinition } from '../../scripts/definition.ts';
import { readTemplates } from '../../scripts/files.ts';
import type { Sources } from '../../scripts/generate.ts';
import { sha256 } from '../../scripts/machine.ts';
import { fill } from '../../scripts/params.ts';
import { type Lock, type Machine, type Plan, plan, type World } from '../../scripts/plan.ts';
import type { Problem } from '../../scripts/problem.ts';
import { parseSnippet } from '../../scripts/snippet.ts';
import { root } from './folder.ts';

export const fixedMachine: Machine = {
  workspace: '0123456789abcdef',
  arch: 'amd64',
  user: 'ada',
  uid: 1234,
  gid: 1235,
  virtiofs: true,
  publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEZp+J1CDr0JH0Lh+ZrTXEzXWqF9wsnhE5cVt7NnkDmp ada@example',
  digest: sha256,
  told: new Map(),
};

export interface Given {
  /** Text of distros/NAME.ini, by NAME. */
  readonly inis: Readonly<Record<string, string>>;
  /** Text of distros/snippets/NAME.cmd, by NAME. */
  readonly snippets?: Readonly<Record<string, string>>;
  /** Digest of a local file, by its path as it is asked for. */
  readonly digests?: Readonly<Record<string, string>>;
  /** Texts of kernels/NAME.ini, and what their locks say. */
  readonly kernels?: Readonly<Record<string, string>>;
  readonly kernelLocks?: Readonly<Record<string, Lock>>;
  readonly locks?: Readonly<Record<string, Lock>>;
  readonly machine?: Partial<Machine>;
}

const snippetsOf = ({ snippets = {}, digests = {} }: Given): World['snippets'] => ({
  names: Object.keys(snippets),
  read: (name, given, problems) => {
    const file = `distros/snippets/${name}.cmd`;
    const { text, used } = fill(snippets[name]!, given, file, 1, problems) ?? { text: '', used: {} };
    const { commands, reads } = parseSnippet(file, text);
    const inputs = reads.map(r => ({ path: r.path, digest: digests[r.path] ?? 'none' }));
    return { file, params: used, commands: commands.map(c => `${c.text}\n`).join(''), inputs };
  },
});

const machineFilesOf = ({ digests = {} }: Given) => {
  const file = 'distros/files/from-packages';
  return [{ path: file, digest: digests[file] ?? 'none' }];
};

/** Debian 12's, whichever is here. */
const compiler = (name: string) => `${name} 12.2.0`;

function world(given: Given): World {
  return {
    machine: { ...fixedMachine, ...given.machine },
    definitions: Object.entries(given.inis).map(
      ([name, text]) => parseDefinition(name, `distros/${name}.ini`, text).definition,
    ),
    snippets: snippetsOf(given),
    machineFiles: machineFilesOf(given),
    fileDigest: path => given.digests?.[path],
    locks: new Map(Object.entries(given.locks ?? {})),
    kernels: [],
    kernelLocks: new Map(),
    compiler,
  };
}

/** The plan of definitions that must be right. */
export function planned(given: Given): Plan {
  const { plan: result, problems } = plan(world(given));
  if (problems.length > 0) throw new Error(`unexpected: ${JSON.stringify(problems)}`);
  return result;
}

export const problemsOf = (given: Given): Problem[] => plan(world(given)).problems;

/** The layers of one VM, base first. */
export const chainOf = ({ vms, layers }: Plan, name: string) => chain(layers, vms.find(vm => vm.name === name)!.image);

const makefile = readFileSync(path.join(root, 'Makefile.in'), 'utf8');

/** What generate() takes. */
export function sources(given: Given): Sources {
  return {
    machine: { ...fixedMachine, ...given.machine },
    definitions: new Map(Object.entries(given.inis)),
    kernels: new Map(Object.entries(given.kernels ?? {})),
    kernelLocks: new Map(Object.entries(given.kernelLocks ?? {})),
    compiler,
    snippets: snippetsOf(given),
    machineFiles: machineFilesOf(given),
    locks: new Map(Object.entries(given.locks ?? {})),
    env: [],
    makefile,
    makeText: makeText(makefile),
    ...readTemplates(path.join(root, 'scripts/templates')),
    fileDigest: path => given.digests?.[path],
    inputs: () => [],
  };
}
