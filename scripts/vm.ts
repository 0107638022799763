// What a Plan says of one VM: all around its image.

import type { Chain } from './chain.ts';
import { type DataDisk, disksOf } from './data-disk.ts';
import type { VmName } from './escape.ts';
import type { Resolved } from './forest.ts';
import { firstMac, isOnOwn, type Nic } from './network.ts';
import type { World } from './plan.ts';
import { type Port, portsOf } from './ports.ts';
import type { Problem } from './problem.ts';
import { settings } from './settings.ts';
import { deviceFlags, type Share } from './share.ts';

export interface Value {
  readonly variable: string;
  readonly value: string;
  /** `distros/x.ini:7`, or `default`. */
  readonly origin: string;
}

export interface Vm {
  readonly name: VmName;
  readonly file: string;
  /** The name that it was given first; absent: its own. UUID and MAC derive from it. */
  readonly born?: string;
  readonly uuid: string;
  readonly mac: string;
  readonly user: string;
  readonly hostname: string;
  /** The id of its top layer. */
  readonly image: string;
  /** Its disk begins empty: nobody knows what is in it, and how it is reached. */
  readonly empty?: true;
  /** The layer whose kernel is booted; absent: the disk boots by itself. */
  readonly kernel?: string;
  readonly ssh: { readonly port: number; readonly agent: boolean; readonly x11: boolean };
  /** Files of the checkout; absent: nothing is to be done at its first boot. */
  readonly provision?: { readonly scripts: readonly string[]; readonly playbooks: readonly string[] };
  /** How old it may be before it is forgotten, as `2h`; absent: for ever. */
  readonly ttl?: string;
  /** VMs that come up before it; absent: none. */
  readonly dependsOn?: readonly string[];
  readonly shares: readonly Share[];
  /** Its first card, which NETWORK may put elsewhere; absent: its definition does. */
  readonly card?: Nic;
  /** Beside the first one. */
  readonly nics: readonly Nic[];
  readonly ports: readonly Port[];
  /** Keys that its definition says, of which no other VM can have the value: `domain/ports`, `network lab/ip`; absent: none. */
  readonly unique?: readonly string[];
  /** The port of the host that leads to its sshd, where libvirt is a plain user's. */
  readonly door: number;
  readonly disks: readonly DataDisk[];
  /** What its XML is to hold, by XPath. */
  readonly xml: readonly (readonly [xpath: string, value: string])[];
  readonly values: readonly Value[];
}

/** The VM around an image whose top layer is `image`. */
export function vm(
  from: Resolved,
  world: World,
  { layers }: Chain,
  image: string,
  shares: readonly Share[],
  cards: readonly Nic[],
  problems: Problem[],
): Vm {
  const { machine } = world;
  const born = from.get('/born');
  const identity = machine.digest(`${machine.workspace}/${born || from.name}`);
  const provision = provisionOf(from, world, problems);
  const [card, nics] = isOnOwn(from) ? [cards[0], cards.slice(1)] : [undefined, cards];
  const ofCards = [...from.named('network').keys()].flatMap(network =>
    ['ip', 'mac'].map(key => `network ${network}/${key}`),
  );
  const unique = ['domain/ports', ...ofCards].filter(path => from.get(path));
  const dependsOn = from.get('domain/depends-on').split(/\s+/).filter(Boolean);
  return {
    name: from.name,
    file: from.file,
    ...(born ? { born } : {}),
    uuid: uuid(identity),
    mac: card?.mac ?? firstMac(machine, from),
    user: from.get('user/name') || machine.user,
    hostname: hostname(from.name),
    image,
    ...(layers[0]!.kind === 'none' ? { empty: true as const } : {}),
    ssh: {
      port: Number(from.get('ssh/port')),
      agent: from.get('ssh/forward-agent') === 'yes',
      x11: from.get('ssh/forward-x11') === 'yes',
    },
    ...(layers[0]!.kind === 'mmdebstrap' ? { kernel: layers.at(-1)!.id } : {}),
    ...(provision ? { provision } : {}),
    ...(from.get('domain/ttl') ? { ttl: from.get('domain/ttl') } : {}),
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
    shares,
    ...(card ? { card } : {}),
    nics,
    door: doorOf(identity),
    ports: portsOf(from.get('domain/ports')),
    ...(unique.length > 0 ? { unique } : {}),
    disks: disksOf(from),
    xml: [...from.xml],
    values: valuesOf(from, shares, card),
  };
}

/** Below the ports that Linux gives to whoever asks (ip(7), ip_local_port_range). */
const doorOf = (digest: string) => 20_000 + (Number.parseInt(digest.slice(40, 48), 16) % 12_000);

/** Two VMs that would be one to libvirt. */
export function checkBorn(vms: readonly Vm[], problems: Problem[]): void {
  for (const [index, { name, file, uuid }] of vms.entries()) {
    const other = vms.slice(0, index).find(before => before.uuid === uuid);
    if (other) problems.push({ code: 'same-born', file, line: 0, args: [name, other.name, other.file] });
  }
}

function valuesOf(from: Resolved, shares: readonly Share[], card: Nic | undefined): Value[] {
  const setting = (variable: string, path: string, value: string): Value => {
    const entry = from.entry(path);
    return { variable, value, origin: entry ? `${entry.file}:${entry.line}` : 'default' };
  };
  const code = shares.find(share => share.name === 'code');
  return [
    ...settings.flatMap(({ section, key, variable }) => {
      const path = `${section}/${key}`;
      const text = variable === 'NETWORK' && card ? card.option : from.get(path);
      return variable ? [setting(variable, path, text)] : [];
    }),
    ...(code?.source ? [setting('CODE_DIR', 'share code/source', code.source)] : []),
    setting('FSDEV_FLAGS', 'share code/type', code ? deviceFlags(code.transport) : ''),
  ];
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

/** A host name has no dots of its own (RFC 1123). */
export const hostname = (name: VmName) => name.replaceAll('.', '-');

/** 128 bits of a digest as a UUID of version 8, "custom" (RFC 9562 section 5.8). */
export function uuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
