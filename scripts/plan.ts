// Turns definitions into a Plan: every default filled in, layers chained and named by their hash.

import { archOf, type Chain, identityOf, layersOf } from './chain.ts';
import { withDefaults } from './defaults.ts';
import type { Definition, Entry } from './definition.ts';
import { checkDependencies } from './dependencies.ts';
import type { VmName } from './escape.ts';
import { members, type Resolved, resolve } from './forest.ts';
import { type Kernel, type KernelWorld, kernel } from './kernels/kernel.ts';
import type { Layer } from './layer.ts';
import { type Network, networksOf } from './network.ts';
import type { Params } from './params.ts';
import type { Problem } from './problem.ts';
import { sharesOf } from './share.ts';
import { checkBorn, hostname, type Vm, vm } from './vm.ts';

/** What is true of this machine and its user; the core never asks for it. */
export interface Machine {
  /** 16 hex digits that stand for this checkout. */
  readonly workspace: string;
  /** The processor as Debian names it: amd64, arm64. */
  readonly arch: string;
  /** The user that each guest gets. */
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether virtiofsd is here. */
  readonly virtiofs: boolean;
  /** One line of authorized_keys. */
  readonly publicKey: string;
  /** sha256 in hex. */
  readonly digest: (text: string) => string;
  /** The addresses that a libvirt was told to keep, by `NETWORK MAC`. */
  readonly told: ReadonlyMap<string, string>;
}

export interface Snippet {
  readonly file: string;
  /** What it was filled with. */
  readonly params: Params;
  /** Commands without comments. */
  readonly commands: string;
  /** Every local file that the commands read, with a digest over content and mode. */
  readonly inputs: readonly Input[];
}

export interface Snippets {
  readonly names: readonly string[];
  /** Reads one that is there. */
  readonly read: (name: string, params: Params, problems: Problem[]) => Snippet;
}

export interface Input {
  readonly path: string;
  readonly digest: string;
}

export interface World extends KernelWorld {
  readonly machine: Machine;
  readonly definitions: readonly Definition[];
  /** What kernels/ holds. */
  readonly kernels: readonly Definition[];
  readonly snippets: Snippets;
  /** The files that every image from packages gets. */
  readonly machineFiles: readonly Input[];
  /** sha256 of a local file, in hex, by its path; undefined where there is none. What is asked for is watched by make. */
  readonly fileDigest: (path: string) => string | undefined;
  /** What distros/NAME.lock says of a source: its digest, by NAME, if it speaks of the same source. */
  readonly locks: ReadonlyMap<string, Lock>;
}

export interface Lock {
  readonly from: string;
  readonly digest: string;
}

/** What a definition has without its VM: other images stand on it. */
export interface Image {
  readonly name: VmName;
  readonly file: string;
  /** The id of its top layer. */
  readonly image: string;
  /** Whether it is one ext4 without partitions or boot loader. */
  readonly bare: boolean;
  /** The processor that it is for, where this host has another; absent: this host's. */
  readonly foreign?: string;
  readonly hostname: string;
  /** What the definition says; a .mk can't reach a disk that leaves. */
  readonly kernelArgs: string;
  /** The definition whose .lock pins its source. */
  readonly lock: string;
  /** The same, where it must be written before the layers have their true names. */
  readonly unlocked?: string;
  /** Those of kernels/ that it has in it. */
  readonly kernels: readonly string[];
}

export interface Plan {
  readonly images: readonly Image[];
  /** Those images that have a VM around them. */
  readonly vms: readonly Vm[];
  /** Those that makebox makes. */
  readonly networks: readonly Network[];
  /** Parents before children; each once. */
  readonly layers: readonly Layer[];
  /** What KERNEL= may name. */
  readonly kernels: readonly Kernel[];
}

export function plan(world: World): { plan: Plan; problems: Problem[] } {
  const found: Problem[] = [];
  const images: Image[] = [];
  const vms: Vm[] = [];
  const machines: { readonly resolved: Resolved; readonly chain: Chain }[] = [];
  /** Those of an image, and of its VM's identity, by the image's name. */
  const stacks = new Map<string, readonly Layer[]>();
  const dependencies = new Map<string, { names: readonly string[]; entry: Entry }>();
  const definitions = withDefaults(world.definitions, found);
  const all = members(definitions, found);
  const kernels = world.kernels.flatMap(definition => kernel(definition, world, found) ?? []);
  for (const member of all) {
    const resolved = resolve(member, definitions, found);
    const chain = resolved && layersOf(resolved, world, kernels, found);
    if (!chain) continue;
    const { name, file } = resolved;
    stacks.set(name, chain.layers);
    const arch = archOf(chain.layers, world.machine);
    const unlocked = chain.unlocked ? { unlocked: chain.unlocked } : {};
    images.push({
      name,
      file,
      image: chain.layers.at(-1)!.id,
      bare: chain.layers[0]!.kind === 'mmdebstrap',
      ...(arch === world.machine.arch ? {} : { foreign: arch }),
      hostname: hostname(name),
      kernelArgs: resolved.get('domain/kernel-args'),
      lock: chain.lock,
      ...unlocked,
      kernels: [...new Set(chain.layers.flatMap(layer => (layer.kind === 'snippet' ? layer.kernels : [])))],
    });
    if (resolved.get('domain/define') === 'no') continue;
    machines.push({ resolved, chain });
  }
  const { networks, nics } = networksOf(
    machines.map(({ resolved }) => resolved),
    world.machine,
    found,
  );
  for (const { resolved, chain } of machines) {
    const empty = chain.layers[0]!.kind === 'none';
    if (empty) checkEmpty(resolved, found);
    const shares = empty ? [] : sharesOf(resolved, chain.layers[0]!, world.machine.virtiofs, found);
    const identity = empty ? undefined : identityOf(resolved, world, chain, shares, found);
    if (identity) stacks.set(resolved.name, [...chain.layers, identity]);
    const top = (identity ?? chain.layers.at(-1)!).id;
    const made = vm(resolved, world, chain, top, shares, nics.get(resolved.name) ?? [], found);
    vms.push(made);
    if (made.dependsOn)
      dependencies.set(made.name, { names: made.dependsOn, entry: resolved.entry('domain/depends-on')! });
  }
  checkBorn(vms, found);
  // One that is mistaken is no VM yet, and a VM all the same.
  const alone = new Set(images.map(image => image.name).filter(name => !vms.some(made => made.name === name)));
  const known = all.map(member => member.name).filter(name => !alone.has(name));
  checkDependencies(dependencies, known, found);
  const layers = new Map([...stacks.values()].flat().map(layer => [layer.id, layer]));
  // Several may stand on the one that is wrong.
  const problems = [...new Map(found.map(p => [JSON.stringify(p), p])).values()];
  return { plan: { images, vms, networks, layers: [...layers.values()], kernels }, problems };
}

/** What is written into a guest, or done in it, needs one. */
function checkEmpty(from: Resolved, problems: Problem[]): void {
  const keys = ['image/layers', 'provision/scripts', 'provision/playbooks', 'domain/ports'].map(
    path => [path, from.entry(path)] as const,
  );
  const shares = [...from.named('share')].map(([name, entry]) => [`share ${name}/`, entry] as const);
  for (const [path, entry] of [...keys, ...shares])
    if (entry && (entry.value || path.endsWith('/')))
      problems.push({
        code: 'empty-disk',
        file: entry.file,
        line: entry.line,
        args: [path.replace(/\/$/, '').split('/').at(-1)!],
      });
}
