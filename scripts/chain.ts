// Chains the layers of one image: its base or the image it stands on, then its snippets; and a VM's identity on top.

import { bytesOf } from './amount.ts';
import { baseOf } from './base.ts';
import { seedOf } from './cloud-init.ts';
import { engineOf, keepsTrust } from './engine.ts';
import type { Resolved } from './forest.ts';
import { runFiles } from './guest-run.ts';
import { kernelsIn, unfit, withFolders } from './kernels/in-image.ts';
import type { Kernel } from './kernels/kernel.ts';
import { type Identity, isDisk, type Layer, namer } from './layer.ts';
import { nearest } from './nearest.ts';
import type { World } from './plan.ts';
import type { Problem } from './problem.ts';
import { settings } from './settings.ts';
import { isDevice, type Share } from './share.ts';
import { stepsOf } from './steps.ts';
import { hostname } from './vm.ts';

export interface Chain {
  /** Base first. */
  readonly layers: readonly Layer[];
  /** The definition whose .lock pins the base. */
  readonly lock: string;
  /** The same, where it is still to be written. */
  readonly unlocked?: string;
}

/** The processor that an image is for, as Debian names it. */
export const archOf = ([base]: readonly Layer[], { arch }: World['machine']): string =>
  base?.kind === 'mmdebstrap' ? base.arch : arch;

/** The layers of an image; undefined where a problem was found. */
export function layersOf(
  from: Resolved,
  world: World,
  kernels: readonly Kernel[],
  problems: Problem[],
): Chain | undefined {
  const { parent } = from;
  const below = parent ? onParent(from, parent, world, kernels, problems) : onBase(from, world, problems);
  const entry = from.entry('image/layers');
  const names = entry?.value.split(/\s+/).filter(Boolean) ?? [];
  for (const name of names.filter(word => !world.snippets.names.includes(word))) {
    const args = [name, nearest(name, world.snippets.names)];
    problems.push({ code: 'unknown-snippet', file: entry!.file, line: entry!.line, args });
  }
  const known = names.filter(name => world.snippets.names.includes(name));
  const snippets = known.map(name => ({ name, ...world.snippets.read(name, from.params, problems) }));
  if (!below || known.length < names.length) return undefined;

  const id = namer(world.machine.digest);
  const layers = [...below.layers];
  const fromPackages = layers[0]!.kind === 'mmdebstrap';
  for (const { name, file, params, commands: written, inputs } of snippets) {
    const named = kernelsIn(written);
    const arch = archOf(layers, world.machine);
    for (const { code, args } of named.flatMap(kernel => unfit(kernel, arch, world.kernels, kernels)))
      problems.push({ code, file: entry!.file, line: entry!.line, args: [name, ...args] });
    const commands = withFolders(written, kernels);
    const facts = { parent: layers.at(-1)!.id, commands, inputs };
    const trusted = fromPackages && layers.every(keepsTrust);
    const engine = engineOf(stepsOf(commands, fromPackages), from.get('image/engine'), trusted);
    if ((engine === 'boot' || engine === 'appliance') && arch !== world.machine.arch)
      problems.push({ code: 'foreign-program', file: entry!.file, line: entry!.line, args: [name, engine] });
    const more = { room: 1024, snippet: name, file, params, kernels: named, engine, fromPackages, trusted };
    layers.push({ kind: 'snippet', id: id(name, facts), ...more, ...facts });
  }
  return { ...below, layers };
}

function onBase(from: Resolved, world: World, problems: Problem[]): Chain | undefined {
  const base = baseOf(from, world, problems);
  return base && { layers: [base.layer], lock: base.lock, ...(base.unlocked ? { unlocked: base.unlocked } : {}) };
}

function onParent(
  from: Resolved,
  parent: Resolved,
  world: World,
  kernels: readonly Kernel[],
  problems: Problem[],
): Chain | undefined {
  const below = layersOf(parent, world, kernels, problems);
  if (!below) return undefined;
  const base = below.layers[0]!;
  for (const { section, key, sources, ofImage } of settings) {
    const entry = from.entry(`${section}/${key}`);
    if (!sources || entry?.file !== from.file || (ofImage && sources.includes(base.kind))) continue;
    const args = [key, sources.join(', '), from.get('image/from')];
    problems.push({ code: 'wrong-source', file: entry.file, line: entry.line, args });
  }
  const [size, old] = [from.get('image/size'), parent.get('image/size')];
  if (bytesOf(size) === bytesOf(old)) return below;
  const { file, line } = from.entry('image/size')!;
  const resizes = base.kind === 'mmdebstrap' || (isDisk(base) && !base.expand);
  if (!resizes || bytesOf(size)! < bytesOf(old)!) {
    const reason = resizes
      ? 'a file system never shrinks'
      : 'only an image with one file system, or with cloud-init, grows as a layer';
    problems.push({ code: 'bad-size', file, line, args: [size, old, reason] });
    return undefined;
  }
  const facts = { parent: below.layers.at(-1)!.id, size };
  const id = namer(world.machine.digest)(`to-${size}`, facts);
  return {
    ...below,
    layers: [...below.layers, { kind: 'grow', id, room: 64, bare: base.kind === 'mmdebstrap', ...facts }],
  };
}

/** The last layer of a VM, on its image. */
export function identityOf(
  from: Resolved,
  world: World,
  { layers }: Chain,
  shares: readonly Share[],
  problems: Problem[],
): Identity {
  const { machine } = world;
  const said = from.get('image/cloud-init');
  const cloudInit = said ? said === 'yes' : isDisk(layers[0]!);
  const seed = seedOf(from, world, cloudInit, problems);
  const [timezone, locale] = [from.get('guest/timezone'), from.get('guest/locale')];
  const parent = layers.at(-1)!.id;
  const arch = archOf(layers, machine);
  const facts = {
    hostname: hostname(from.name),
    user: from.get('user/name') || machine.user,
    uid: machine.uid,
    gid: machine.gid,
    publicKey: machine.publicKey,
    ...(arch === 'amd64' ? {} : { arch }),
    ...(timezone ? { timezone } : {}),
    ...(locale ? { locale } : {}),
    shares: shares.map(({ name, target, mode, options, ...rest }) => ({
      name,
      target,
      mode,
      options,
      device: isDevice(rest),
    })),
    cloudInit,
  };
  // Where a file of the seed lies in the checkout is not in the image.
  const content = seed && { seed: Object.entries(seed).map(([file, { digest }]) => [file, digest]) };
  const agent = machine.digest(JSON.stringify(runFiles));
  const id = namer(machine.digest)(from.name, { parent, workspace: machine.workspace, agent, ...facts, ...content });
  return { kind: 'identity', id, room: 64, parent, ...facts, ...(seed ? { seed } : {}) };
}
