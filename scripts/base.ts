// The lowest layer of an image: what the source that a definition names becomes.

import type { Resolved } from './forest.ts';
import { type Layer, type Mmdebstrap, namer, type Url, type VirtBuilder } from './layer.ts';
import type { World } from './plan.ts';
import type { Problem } from './problem.ts';
import { settings } from './settings.ts';

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

export function baseOf(
  from: Resolved,
  world: World,
  problems: Problem[],
): { layer: Layer; unlocked?: string } | undefined {
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
