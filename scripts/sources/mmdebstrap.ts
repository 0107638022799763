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

export const fallbackMirror = { debian: 'http://deb.debian.org/debian', ubuntu: 'http://archive.ubuntu.com/ubuntu' };

/** The apt lines of a suite. Make text: the machine's own mirror wins, so it is asked when the recipe runs. */
export function aptLines({
  vendor,
  suite,
  components,
  mirror,
  snapshot,
}: Pick<Mmdebstrap, 'vendor' | 'suite' | 'components' | 'mirror' | 'snapshot'>): string[] {
  const rest = components.join(' ');
  if (snapshot) return [word(`deb http://snapshot.debian.org/archive/debian/${snapshot} ${suite} ${rest}`)];
  const variable = vendor === 'debian' ? 'DEBIAN_MIRROR' : 'UBUNTU_MIRROR';
  const fallback = mirror || fallbackMirror[vendor];
  const at = `$(or $(call setting,${variable}),${value(fallback)})`;
  const line = (where: string, pocket: string) => `$(call q,deb ${where} ${pocket} ${rest})`;
  const rolling = /^(sid|unstable|testing|forky|duke)$/.test(suite);
  if (rolling) return [line(at, suite)];
  const security = vendor === 'debian' ? `${at}-security` : at;
  return [line(at, suite), line(at, `${suite}-updates`), line(security, `${suite}-security`)];
}
