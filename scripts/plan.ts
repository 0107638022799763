// Turns definitions into a Plan: every default filled in, layers chained and named by their hash.

import { type Chain, identityOf, layersOf } from './chain.ts';
import type { Definition } from './definition.ts';
import type { VmName } from './escape.ts';
import { members, type Resolved, resolve } from './forest.ts';
import type { Layer } from './layer.ts';
import type { Params } from './params.ts';
import type { Problem } from './problem.ts';
import { settings } from './settings.ts';

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

export interface World {
  readonly machine: Machine;
  readonly definitions: readonly Definition[];
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

export interface Value {
  readonly variable: string;
  readonly value: string;
  /** `distros/x.ini:7`, or `default`. */
  readonly origin: string;
}

export interface Vm {
  readonly name: VmName;
  readonly file: string;
  readonly uuid: string;
  readonly mac: string;
  readonly user: string;
  readonly hostname: string;
  /** The id of its top layer. */
  readonly image: string;
  /** The layer whose kernel is booted; absent: the disk boots by itself. */
  readonly kernel?: string;
  /** The definition whose .lock must be written before the layers have their true names. */
  readonly unlocked?: string;
  readonly ssh: { readonly port: number; readonly agent: boolean; readonly x11: boolean };
  /** Files of the checkout; absent: nothing is to be done at its first boot. */
  readonly provision?: { readonly scripts: readonly string[]; readonly playbooks: readonly string[] };
  /** How old it may be before it is forgotten, as `2h`; absent: for ever. */
  readonly ttl?: string;
  /** Where the guest mounts CODE_DIR; absent: no share. */
  readonly share?: string;
  /** Whether the host lets nobody write through it. */
  readonly readonly?: true;
  readonly values: readonly Value[];
}

/** What a definition has without its VM: other images stand on it. */
export interface Image {
  readonly name: VmName;
  readonly file: string;
  /** The id of its top layer. */
  readonly image: string;
  /** Whether it is one ext4 without partitions or boot loader. */
  readonly bare: boolean;
  readonly hostname: string;
  /** What the definition says; a .mk can't reach a disk that leaves. */
  readonly kernelArgs: string;
  /** The definition whose .lock pins its source. */
  readonly lock: string;
  /** The same, where it must be written before the layers have their true names. */
  readonly unlocked?: string;
}

export interface Plan {
  readonly images: readonly Image[];
  /** Those images that have a VM around them. */
  readonly vms: readonly Vm[];
  /** Parents before children; each once. */
  readonly layers: readonly Layer[];
}

/** Guests whose kernel is older than virtiofs (Linux 5.4), by osinfo id. */
const withoutVirtiofs = /^(centos[67]|rhel[67]|ol[67]|debian([6-9]|10)$|ubuntu1[0-9]\.)/;

export function plan(world: World): { plan: Plan; problems: Problem[] } {
  const found: Problem[] = [];
  const layers = new Map<string, Layer>();
  const images: Image[] = [];
  const vms: Vm[] = [];
  const definitions = new Map(world.definitions.map(d => [d.name, d]));
  for (const member of members(world.definitions, found)) {
    const resolved = resolve(member, definitions, found);
    const chain = resolved && layersOf(resolved, world, found);
    if (!chain) continue;
    for (const layer of chain.layers) layers.set(layer.id, layer);
    const { name, file } = resolved;
    const unlocked = chain.unlocked ? { unlocked: chain.unlocked } : {};
    images.push({
      name,
      file,
      image: chain.layers.at(-1)!.id,
      bare: chain.layers[0]!.kind === 'mmdebstrap',
      hostname: hostname(name),
      kernelArgs: resolved.get('domain/kernel-args'),
      lock: chain.lock,
      ...unlocked,
    });
    if (resolved.get('domain/define') === 'no') continue;
    const identity = identityOf(resolved, world, chain);
    layers.set(identity.id, identity);
    const provision = provisionOf(resolved, world, found);
    vms.push({ ...vm(resolved, world, chain, identity.id), ...(provision ? { provision } : {}) });
  }
  // Several may stand on the one that is wrong.
  const problems = [...new Map(found.map(p => [JSON.stringify(p), p])).values()];
  return { plan: { images, vms, layers: [...layers.values()] }, problems };
}

function provisionOf(from: Resolved, { fileDigest }: World, problems: Problem[]): Vm['provision'] {
  const [scripts = [], playbooks = []] = ['scripts', 'playbooks'].map(key => {
    const entry = from.entry(`provision/${key}`);
    const files = entry?.value.split(/\s+/).filter(Boolean) ?? [];
    for (const path of files.filter(file => fileDigest(file) === undefined))
      problems.push({ code: 'missing-file', file: entry!.file, line: entry!.line, args: [path, key] });
    return files;
  });
  return scripts.length + playbooks.length > 0 ? { scripts, playbooks } : undefined;
}

function vm(from: Resolved, { machine }: World, { layers, unlocked }: Chain, image: string): Vm {
  const identity = machine.digest(`${machine.workspace}/${from.name}`);
  const type = from.get('share code/type');
  const values: Value[] = settings
    .filter(s => s.variable)
    .flatMap((s): Value[] => {
      const path = `${s.section}/${s.key}`;
      const entry = from.entry(path);
      const value = from.get(path);
      return s.variable === 'CODE_DIR' && !entry
        ? []
        : [{ variable: s.variable!, value, origin: entry ? `${entry.file}:${entry.line}` : 'default' }];
    });
  const old = withoutVirtiofs.test(from.get('domain/os-variant'));
  const transport = type === 'auto' && (old || !machine.virtiofs) ? '9p' : type;
  const shareEntry = from.entry('share code/type');
  const flags =
    { '9p': 'accessmode=passthrough', none: '' }[transport] ?? 'driver.type=virtiofs,accessmode=passthrough';
  values.push({
    variable: 'FSDEV_FLAGS',
    value: flags,
    origin: shareEntry ? `${shareEntry.file}:${shareEntry.line}` : 'default',
  });
  return {
    name: from.name,
    file: from.file,
    uuid: uuid(identity),
    mac: `52:54:00:${identity.slice(32, 34)}:${identity.slice(34, 36)}:${identity.slice(36, 38)}`,
    user: from.get('user/name') || machine.user,
    hostname: hostname(from.name),
    image,
    ssh: {
      port: Number(from.get('ssh/port')),
      agent: from.get('ssh/forward-agent') === 'yes',
      x11: from.get('ssh/forward-x11') === 'yes',
    },
    ...(layers[0]!.kind === 'mmdebstrap' ? { kernel: layers.at(-1)!.id } : {}),
    ...(unlocked ? { unlocked } : {}),
    ...(from.get('domain/ttl') ? { ttl: from.get('domain/ttl') } : {}),
    ...(type === 'none' ? {} : { share: from.get('share code/target') }),
    ...(type !== 'none' && shareMode(from) !== '' ? { readonly: true as const } : {}),
    values,
  };
}

/** How the guest mounts it: read only, or with an overlay of its own; "" as any other. */
export const shareMode = (from: Resolved): '' | 'ro' | 'overlay' =>
  from.get('share code/overlay') === 'yes' ? 'overlay' : from.get('share code/readonly') === 'yes' ? 'ro' : '';

/** A host name has no dots of its own (RFC 1123). */
export const hostname = (name: VmName) => name.replaceAll('.', '-');

/** 128 bits of a digest as a UUID of version 8, "custom" (RFC 9562 section 5.8). */
function uuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
