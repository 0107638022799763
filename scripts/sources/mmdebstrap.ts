// mmdebstrap:SUITE - Debian or Ubuntu from packages.

import { value, word } from '../escape.ts';
import type { Mmdebstrap } from '../layer.ts';
import type { Source } from './source.ts';

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
  'rsync',
  'sudo',
  'ca-certificates',
  'initramfs-tools',
  'xz-utils',
  'zstd',
];

/** Suites whose systemd still holds systemd-resolved: it was split off in Debian 12 and Ubuntu 22.10. */
const resolvedInside = /^(buster|bullseye|bionic|focal|jammy)$/;
export const vendorOf = (suite: string) => (debianSuites.test(suite) ? 'debian' : 'ubuntu');
const debianSuites = /^(buster|bullseye|bookworm|trixie|forky|duke|sid|testing|stable|unstable)$/;

export const mmdebstrap: Source<Mmdebstrap> = {
  form: 'mmdebstrap:SUITE',
  pattern: /^[\w.-]+$/,
  template: 'mmdebstrap',

  layer({ from, entry, rest: suite, world, lock, locked, id }) {
    const arch = from.get('image/arch') || world.machine.arch;
    const words = (path: string) => from.get(path).split(/\s+/).filter(Boolean);
    const snapshot = from.get('image/snapshot');
    const vendor = vendorOf(suite);
    const kernel =
      from.get('image/kernel') || (vendor === 'debian' ? `linux-image-cloud-${arch}` : 'linux-image-virtual');
    const base = bootable.filter(name => name !== 'systemd-resolved' || !resolvedInside.test(suite));
    const packages = [...new Set([...base, kernel, ...words('image/packages')])];
    const inputs = world.machineFiles;
    const size = from.get('image/size');
    const facts = { suite, arch, packages, components: words('image/components'), size, inputs, snapshot };
    const pin = snapshot || locked;
    return {
      kind: 'mmdebstrap',
      id: id(`${vendor}-${suite}`, { ...facts, pin }),
      room: 3072,
      from: entry.value,
      pin,
      lock,
      vendor,
      mirror: from.get('image/mirror'),
      ...facts,
    };
  },

  rule: layer => ({
    include: layer.packages.join(','),
    components: layer.components.join(','),
    mirrors: aptLines(layer).join(' \\\n\t  '),
    options: layer.snapshot ? ` --aptopt='Acquire::Check-Valid-Until "false"'` : '',
  }),
};

/** Where packages come from: a setting of the machine, if it has one, and else an address. Ubuntu has all but amd64 elsewhere. */
export function mirrorOf(vendor: 'debian' | 'ubuntu', arch: string): { setting?: string; fallback: string } {
  if (vendor === 'debian') return { setting: 'DEBIAN_MIRROR', fallback: 'http://deb.debian.org/debian' };
  if (arch === 'amd64') return { setting: 'UBUNTU_MIRROR', fallback: 'http://archive.ubuntu.com/ubuntu' };
  return { fallback: 'http://ports.ubuntu.com/ubuntu-ports' };
}

/** The archive as it was at a date. Debian's suite moves with its point releases, Ubuntu's by its pockets alone (snapshot.ubuntu.com, since March 2023). */
function snapshotLines(vendor: 'debian' | 'ubuntu', date: string, suite: string, rest: string): string[] {
  if (vendor === 'debian') return [`deb http://snapshot.debian.org/archive/debian/${date} ${suite} ${rest}`];
  const pockets = [suite, `${suite}-updates`, `${suite}-security`];
  return pockets.map(pocket => `deb https://snapshot.ubuntu.com/ubuntu/${date} ${pocket} ${rest}`);
}

/** The apt lines of a suite. Make text: the machine's own mirror wins, so it is asked when the recipe runs. */
export function aptLines({
  vendor,
  suite,
  components,
  mirror,
  snapshot,
  arch,
}: Pick<Mmdebstrap, 'vendor' | 'suite' | 'components' | 'mirror' | 'snapshot' | 'arch'>): string[] {
  const rest = components.join(' ');
  if (snapshot) return snapshotLines(vendor, snapshot, suite, rest).map(word);
  const { setting, fallback } = mirrorOf(vendor, arch);
  const address = value(mirror || fallback);
  const at = setting ? `$(or $(call setting,${setting}),${address})` : address;
  const line = (where: string, pocket: string) => `$(call q,deb ${where} ${pocket} ${rest})`;
  const rolling = /^(sid|unstable|testing|forky|duke)$/.test(suite);
  if (rolling) return [line(at, suite)];
  const security = vendor === 'debian' ? `${at}-security` : at;
  return [line(at, suite), line(at, `${suite}-updates`), line(security, `${suite}-security`)];
}
