// Chains the layers of one image: base, snippets, identity; each is named by a hash over all that can change its content.

import { hostname, type Input, type Resolved, type World } from './plan.ts';
import { nearest, type Problem } from './problem.ts';
import { settings } from './settings.ts';

/** Raised when a recipe changes what it builds: every layer then has a new name. */
const format = 2;

interface Common {
  /** `<16 hex>-<name>`: the file's name in layers/, without `.qcow2`. */
  readonly id: string;
  /** MiB that must be free before it is built. */
  readonly room: number;
}

export interface Mmdebstrap extends Common {
  readonly kind: 'mmdebstrap';
  readonly suite: string;
  readonly vendor: 'debian' | 'ubuntu';
  readonly packages: readonly string[];
  readonly components: readonly string[];
  readonly size: string;
  /** From the definition; "" leaves it to the machine. */
  readonly mirror: string;
  readonly snapshot: string;
  /** The definition whose .lock pins it. */
  readonly lock: string;
  readonly inputs: readonly Input[];
}
export interface VirtBuilder extends Common {
  readonly kind: 'virt-builder';
  readonly template: string;
  readonly size: string;
  readonly source: string;
  readonly gpgkey: string;
  readonly checkSignature: boolean;
  /** Names the folder of its download: templates of one name from two repositories must not meet. */
  readonly cache: string;
  /** The definition whose .lock pins it. */
  readonly lock: string;
}
export interface Url extends Common {
  readonly kind: 'url';
  readonly url: string;
  /** "" until sha256sums was asked. */
  readonly sha256: string;
  readonly sha256sums: string;
  readonly lock: string;
  readonly size: string;
  readonly expand: string;
}
interface SnippetLayer extends Common {
  readonly kind: 'snippet';
  readonly parent: string;
  readonly snippet: string;
  readonly commands: string;
  readonly inputs: readonly Input[];
}
export interface Identity extends Common {
  readonly kind: 'identity';
  readonly parent: string;
  readonly hostname: string;
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  readonly publicKey: string;
  /** Where CODE_DIR is mounted; "" for nowhere. */
  readonly share: string;
  readonly cloudInit: boolean;
}
export type Layer = Mmdebstrap | VirtBuilder | Url | SnippetLayer | Identity;

export interface Chain {
  readonly layers: readonly Layer[];
  /** The layer whose kernel is booted directly. */
  readonly kernel?: string;
  /** The definition whose .lock is still to be written. */
  readonly unlocked?: string;
}

/** What every image from packages needs to boot, take an address and be reached by ssh. */
const bootable = [
  'apt',
  'systemd-sysv',
  'systemd-resolved',
  'udev',
  'dbus',
  'kmod',
  'iproute2',
  'openssh-server',
  'sudo',
  'ca-certificates',
  'initramfs-tools',
  'xz-utils',
  'zstd',
];

/** Suites whose systemd still holds systemd-resolved: it was split off in Debian 12 and Ubuntu 22.10. */
const resolvedInside = /^(buster|bullseye|bionic|focal|jammy)$/;

export function layersOf(from: Resolved, world: World, problems: Problem[]): Chain | undefined {
  const base = baseOf(from, world, problems);
  const names = from.get('image/layers').split(/\s+/).filter(Boolean);
  const entry = from.entry('image/layers');
  const unknown = names.filter(name => !world.snippets.has(name));
  if (entry?.file === from.file) {
    for (const name of unknown) {
      problems.push({
        code: 'unknown-snippet',
        file: entry.file,
        line: entry.line,
        args: [name, nearest(name, world.snippets.keys())],
      });
    }
  }
  if (!base || unknown.length > 0) return undefined;

  const id = namer(world.machine.digest);
  const layers: Layer[] = [base.layer];
  for (const name of names) {
    const { commands, inputs } = world.snippets.get(name)!;
    const parent = layers.at(-1)!.id;
    layers.push({
      kind: 'snippet',
      id: id(name, { parent, commands, inputs }),
      room: 1024,
      parent,
      snippet: name,
      commands,
      inputs,
    });
  }
  const below = layers.at(-1)!.id;
  layers.push(identityOf(from, world, below, base.layer.kind === 'url' && from.get('image/cloud-init') === 'yes'));
  return {
    layers,
    ...(base.layer.kind === 'mmdebstrap' ? { kernel: below } : {}),
    ...(base.unlocked ? { unlocked: base.unlocked } : {}),
  };
}

function identityOf(from: Resolved, { machine }: World, parent: string, cloudInit: boolean): Identity {
  const facts = {
    hostname: hostname(from.name),
    user: from.get('user/name') || machine.user,
    uid: machine.uid,
    gid: machine.gid,
    publicKey: machine.publicKey,
    share: from.get('share code/type') === 'none' ? '' : from.get('share code/target'),
    cloudInit,
  };
  const id = namer(machine.digest)(from.name, { parent, workspace: machine.workspace, ...facts });
  return { kind: 'identity', id, room: 64, parent, ...facts };
}

function baseOf(from: Resolved, world: World, problems: Problem[]): { layer: Layer; unlocked?: string } | undefined {
  const entry = from.entry('image/from');
  const report = (code: Problem['code'], line: number, ...args: string[]) => {
    if (!problems.some(p => p.code === code && p.file === (entry?.file ?? from.file) && p.line === line)) {
      problems.push({ code, file: entry?.file ?? from.file, line, args });
    }
  };
  if (!entry) return void report('missing-from', 0);
  const [, kind = '', rest = ''] = /^([a-z-]+):(.+)$/.exec(entry.value) ?? [];
  if (!isSource(kind, rest)) return void report('bad-source', entry.line, entry.value);
  for (const { section, key, sources } of settings) {
    const at = from.entry(`${section}/${key}`);
    if (at?.file === from.file && sources && !sources.includes(kind)) {
      problems.push({
        code: 'wrong-source',
        file: at.file,
        line: at.line,
        args: [key, sources.join(', '), entry.value],
      });
    }
  }
  const owner = /([^/]+)\.ini$/.exec(entry.file)![1]!;
  const lock = world.locks.get(owner);
  const locked = lock?.from === entry.value ? lock.digest : '';
  const words = (path: string) => from.get(path).split(/\s+/).filter(Boolean);
  const id = namer(world.machine.digest);
  const size = from.get('image/size');
  const { arch } = world.machine;

  if (kind === 'mmdebstrap') {
    const snapshot = from.get('image/snapshot');
    const vendor = /^(buster|bullseye|bookworm|trixie|forky|duke|sid|testing|stable|unstable)$/.test(rest)
      ? 'debian'
      : 'ubuntu';
    const kernel =
      from.get('image/kernel') || (vendor === 'debian' ? `linux-image-cloud-${arch}` : 'linux-image-virtual');
    const base = bootable.filter(name => name !== 'systemd-resolved' || !resolvedInside.test(rest));
    const packages = [...new Set([...base, kernel, ...words('image/packages')])];
    const inputs = world.machineFiles;
    const facts = { suite: rest, arch, packages, components: words('image/components'), size, inputs };
    const pin = snapshot || locked;
    const layer: Mmdebstrap = {
      kind,
      id: id(`${vendor}-${rest}`, { ...facts, pin }),
      room: 3072,
      vendor,
      mirror: from.get('image/mirror'),
      snapshot,
      lock: owner,
      ...facts,
    };
    return pin ? { layer } : { layer, unlocked: owner };
  }
  if (kind === 'virt-builder') {
    const facts = { template: rest, arch, size, source: from.get('image/source') };
    const checkSignature = from.get('image/check-signature') === 'yes';
    const layer: VirtBuilder = {
      kind,
      id: id(rest, { ...facts, pin: locked }),
      room: 8192,
      gpgkey: from.get('image/gpgkey'),
      checkSignature,
      cache: id('virt-builder', { source: facts.source, template: rest, pin: locked }),
      lock: owner,
      ...facts,
    };
    return locked ? { layer } : { layer, unlocked: owner };
  }
  const sha256 = from.get('image/sha256') || locked;
  if (!sha256 && !from.get('image/sha256sums')) return void report('missing-checksum', entry.line, rest);
  const expand = from.get('image/expand');
  const stem = rest
    .replace(/[?#].*/, '')
    .split('/')
    .filter(Boolean)
    .at(-1)!
    .replace(/\.(img|qcow2|raw)?(\.(xz|gz|zst))?$/, '');
  const layer: Url = {
    kind: 'url',
    id: id(stem, { sha256, size, expand }),
    room: 4096,
    url: rest,
    sha256,
    sha256sums: from.get('image/sha256sums'),
    lock: owner,
    size,
    expand,
  };
  return sha256 ? { layer } : { layer, unlocked: owner };
}

function isSource(kind: string, rest: string): kind is 'mmdebstrap' | 'virt-builder' | 'url' {
  if (kind === 'url') return /^(https?|file):\/\/[^\s'"\\]+$/.test(rest);
  return (kind === 'mmdebstrap' || kind === 'virt-builder') && /^[\w.-]+$/.test(rest);
}

function namer(digest: (text: string) => string) {
  return (name: string, facts: object) => {
    const hash = digest(JSON.stringify({ format, ...facts })).slice(0, 16);
    return `${hash}-${name.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')}`;
  };
}
