// Turns kernels/NAME.ini into a Kernel: everything that decides what is built, and the name that follows from it. Pure.

import type { Definition } from '../definition.ts';
import { vmName } from '../escape.ts';
import { namer } from '../layer.ts';
import type { Lock, Machine } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { processor } from '../processor.ts';
import { kernelSettings } from '../settings/kernel.ts';
import { vendorOf } from '../sources/mmdebstrap.ts';
import { compilerIn } from './compiler.ts';

/** Where a kernel, or its sources, come from. */
type Origin =
  | { readonly kind: 'package'; readonly name: string; readonly archive: Archive }
  | { readonly kind: 'tarball'; readonly url: string; readonly digest: string }
  | { readonly kind: 'git'; readonly url: string; readonly ref: string }
  | { readonly kind: 'oci'; readonly reference: string; readonly tlsVerify: boolean }
  | { readonly kind: 'dir'; readonly path: string };

/** A suite of Debian or Ubuntu. */
export interface Archive {
  readonly vendor: 'debian' | 'ubuntu';
  readonly suite: string;
  readonly components: readonly string[];
  readonly mirror: string;
  readonly snapshot: string;
}

/** How sources become a kernel. */
export interface Build {
  readonly config: string;
  /** Files, in their order. */
  readonly groups: readonly string[];
  readonly options: readonly string[];
  readonly make: readonly string[];
  /** What a cross-compiler's programs begin with; absent: it is built for this host's processor. */
  readonly cross?: string;
  readonly compiler: string;
  readonly patches: readonly string[];
}

export interface Kernel {
  readonly name: string;
  readonly file: string;
  /** `source` as it is written. */
  readonly from: string;
  readonly origin: Origin;
  /** What says that the origin is still the same: a commit, a digest, an archive's date; "" until it was asked, and for a folder. */
  readonly pin: string;
  /** `<16 hex>-<name>`: its folder in linux/. One from a folder is built there again and again, by its own make. */
  readonly id: string;
  /** The folder of its sources in linux/, which kernels of the same sources share; "" for a package that holds a kernel. */
  readonly sources: string;
  /** The processor that it is for, as Debian names it. */
  readonly arch: string;
  /** Absent for a package that holds a kernel. */
  readonly build?: Build;
}

export interface KernelWorld {
  readonly machine: Pick<Machine, 'digest' | 'arch'>;
  readonly kernelLocks: ReadonlyMap<string, Lock>;
  /** sha256 of a file of the checkout, in hex; undefined where there is none. */
  readonly fileDigest: (path: string) => string | undefined;
  /** What a compiler says of itself; "" where there is none. */
  readonly compiler: (name: string) => string;
}

/** A kernel, or undefined and what is wrong. */
export function kernel(
  { name, file, entries }: Definition,
  { machine, kernelLocks, fileDigest, compiler }: KernelWorld,
  problems: Problem[],
): Kernel | undefined {
  const entry = (key: string) => entries.get(`kernel/${key}`);
  const get = (key: string) => entry(key)?.value ?? kernelSettings.find(s => s.key === key)!.fallback;
  const words = (key: string) => get(key).split(/\s+/).filter(Boolean);
  const report = (code: Problem['code'], key: string, ...args: string[]): undefined => {
    problems.push({ code, file, line: entry(key)?.line ?? 0, args });
  };

  if (!vmName(name)) return report('bad-kernel-name', '', name);
  const from = get('source');
  if (!entry('source')) return report('no-kernel-source', 'source');
  // What it said can't be meant, and that is reported.
  if (!from) return undefined;
  const arch = get('arch') || machine.arch;
  const archive: Archive = {
    vendor: vendorOf(get('suite')),
    suite: get('suite'),
    components: words('components'),
    mirror: get('mirror'),
    snapshot: get('snapshot'),
  };
  const origin = originOf(from, get('digest'), archive, get('tls-verify') === 'yes');
  if (origin.kind === 'tarball' && !origin.digest) return report('no-tarball-digest', 'source', origin.url);

  const lock = kernelLocks.get(name);
  const locked = lock?.from === from ? lock.digest : '';
  const pins = {
    package: archive.snapshot || locked,
    tarball: get('digest'),
    git: locked,
    oci: digestIn(from) || locked,
    dir: '',
  };
  const pin = pins[origin.kind];
  const id = namer(machine.digest);
  const holdsKernel = origin.kind === 'oci' || (origin.kind === 'package' && !origin.name.startsWith('linux-source'));
  if (holdsKernel) return { name, file, from, origin, pin, id: id(name, holds(origin, pin, arch)), arch, sources: '' };

  const groups = words('groups').map(group => `kernels/groups/${group}.config`);
  const cross = arch === machine.arch ? '' : `${processor(arch).qemu}-linux-gnu-`;
  const build: Build = {
    config: get('config'),
    groups,
    options: words('options'),
    make: words('make'),
    ...(cross ? { cross } : {}),
    compiler: (!entry('compiler') && compilerIn(words('make'))) || ofProcessor(get('compiler'), cross),
    patches: words('patches'),
  };
  // Definitions run nothing of the checkout.
  if (/^[^/]+\//.test(build.compiler)) {
    const key = entry('compiler') ? 'compiler' : 'make';
    return report('bad-value', key, get(key), key, 'the name of a program, as gcc-12, or its whole path');
  }
  const digests = [...groups, ...build.patches].map(path => {
    const digest = fileDigest(path);
    const key = groups.includes(path) ? 'groups' : 'patches';
    if (!digest) report('missing-part', key, path, key);
    return digest;
  });
  if (digests.includes(undefined)) return undefined;
  if (origin.kind === 'dir' && build.patches.length > 0) return report('patched-folder', 'patches', origin.path);
  const patched = build.patches.length > 0 ? { patches: digests.slice(groups.length) } : {};
  const sources = origin.kind === 'dir' ? '' : id('sources', { origin: hashed(origin), pin, ...patched });
  const facts = { origin: hashed(origin), pin, ...build, digests, compiler: compiler(build.compiler), arch };
  // A folder's content is its own make's affair: one name, one place.
  const named = origin.kind === 'dir' ? id(name, { dir: origin.path, ...build }) : id(name, facts);
  return { name, file, from, origin, pin, id: named, arch, sources, build };
}

/** clang is one for all processors. */
const ofProcessor = (compiler: string, cross: string) => `${/^gcc(-\d+)?$/.test(compiler) ? cross : ''}${compiler}`;

/** What decides a kernel that is not built here: of an image its digest says all. */
const holds = (origin: Origin, pin: string, arch: string) =>
  origin.kind === 'oci' && pin ? { kind: origin.kind, pin, arch } : { origin: hashed(origin), pin, arch };

/** What of an origin decides what comes from it: its archive is the same in every mirror. */
const hashed = (origin: Origin): Origin =>
  origin.kind === 'package' ? { ...origin, archive: { ...origin.archive, mirror: '' } } : origin;

/** The digest that a reference names by itself. */
const digestIn = (from: string) => /@(sha256:[0-9a-f]{64})$/.exec(from)?.[1] ?? '';

/** What the kernel's own make calls a processor: the folder in arch/. */
export const kbuildArch = (arch: string): string => (arch === 'amd64' ? 'x86' : arch);

function originOf(from: string, digest: string, archive: Archive, tlsVerify: boolean): Origin {
  const [, kind, rest = ''] = /^(\w+):(.*)$/.exec(from)!;
  const [, url = '', ref = ''] = /^([^#]*)#?(.*)$/.exec(rest)!;
  switch (kind) {
    case 'package':
      return { kind, name: rest, archive };
    case 'git':
      return { kind, url, ref };
    case 'tarball':
      return { kind, url: rest, digest };
    case 'oci':
      return { kind, reference: rest, tlsVerify };
    default:
      return { kind: 'dir', path: rest };
  }
}
