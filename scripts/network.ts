// The networks that definitions name: each is said once, by any of its VMs, and is made of libvirt's own parts.

import type { Entry } from './definition.ts';
import type { VmName } from './escape.ts';
import type { Resolved } from './forest.ts';
import { type Block, block, inside, overlap, text, toNumber } from './ipv4.ts';
import { networkXml } from './network-xml.ts';
import type { Machine } from './plan.ts';
import type { Problem } from './problem.ts';
import { networkSettings, type networkTypes } from './settings/network.ts';
import { hostname, uuid } from './vm.ts';

/** One that makebox makes at libvirt, and takes away again. */
export interface Network {
  readonly name: string;
  /** What libvirt calls it: no two checkouts have one name. */
  readonly libvirt: string;
  readonly uuid: string;
  readonly xml: string;
}

/** A VM's card on one of them. */
export interface Nic {
  readonly network: string;
  readonly mac: string;
  /** What virt-install's `--network` is given. */
  readonly option: string;
  /** Where it is reached, if that is known beforehand. */
  readonly ip?: string;
  /** Its guest asks for that address, and gets it. */
  readonly leased?: true;
  /** Whether makebox makes the network. */
  readonly ours: boolean;
}

type Type = (typeof networkTypes)[number];
const ours = (type: Type) => !['bridge', 'macvtap', 'user'].includes(type);
/** Keys that speak of one VM; the others speak of the network. */
const ofVm = ['ip', 'mac', 'model'];
const keys = networkSettings.map(s => s.key).filter(key => !ofVm.includes(key));
/** What a network can't have, by its type. */
const senseless: Record<Type, readonly string[]> = {
  nat: [],
  isolated: ['device'],
  route: [],
  open: ['device'],
  bridge: ['address', 'dhcp', 'domain', 'mtu'],
  macvtap: ['address', 'dhcp', 'domain', 'mtu'],
  user: ['address', 'dhcp', 'domain', 'mtu', 'device', 'ip'],
};

export interface Networks {
  readonly networks: readonly Network[];
  readonly nics: ReadonlyMap<VmName, readonly Nic[]>;
}

/** All networks of all VMs, and each VM's cards in the order of its definition. */
export function networksOf(vms: readonly Resolved[], machine: Machine, problems: Problem[]): Networks {
  const names = new Set(vms.flatMap(vm => [...vm.named('network').keys()]));
  const all = new Map([...names].sort().map(name => [name, networkOf(name, vms, machine, problems)]));
  checkOverlaps(
    [...all.values()].flatMap(({ place }) => place ?? []),
    problems,
  );
  return {
    networks: [...all.values()].flatMap(({ network }) => network ?? []),
    nics: new Map(
      vms.map(vm => [vm.name, [...vm.named('network').keys()].flatMap(name => all.get(name)!.nics.get(vm.name) ?? [])]),
    ),
  };
}

/** Where a network's guests are, and the line that says so. */
interface Place {
  readonly name: string;
  readonly range: Block;
  readonly entry: Entry;
}

/** Two networks of which the host could not tell where an address is. */
function checkOverlaps(places: readonly Place[], problems: Problem[]): void {
  for (const [index, { name, range, entry }] of places.entries())
    for (const other of places.slice(0, index).filter(before => overlap(before.range, range)))
      report(problems, 'overlapping-networks', entry, name, other.name, `${range.text} and ${other.range.text}`);
}

function networkOf(name: string, vms: readonly Resolved[], machine: Machine, problems: Problem[]) {
  const on = vms.filter(vm => vm.named('network').has(name));
  const said = saidOf(name, on, problems);
  const get = (key: string) => said.get(key)?.value ?? networkSettings.find(s => s.key === key)!.fallback;
  const ofVm = (vm: Resolved, key: string) => vm.get(`network ${name}/${key}`);
  const [type, device] = [get('type') as Type, get('device')];
  for (const key of senseless[type]) {
    const entry = on.map(vm => vm.entry(`network ${name}/${key}`)).find(Boolean);
    if (entry) report(problems, 'wrong-key', entry, key, `a network of type ${type}`, 'network');
  }
  if (['bridge', 'macvtap'].includes(type) && !said.has('device'))
    report(problems, 'no-device', on[0]!.named('network').get(name)!, name, type);

  const libvirt = libvirtName(machine.workspace, name);
  const digest = machine.digest(`${machine.workspace}/network/${name}`);
  const range = block(get('address') || defaultAddress(digest));
  const ips = ours(type)
    ? addressesOf(name, on, range, said.get('dhcp'), machine, problems)
    : new Map(on.flatMap(vm => (ofVm(vm, 'ip') ? [[vm.name, ofVm(vm, 'ip')]] : [])));
  const source =
    { bridge: `bridge=${device}`, macvtap: `type=direct,source=${device},source.mode=bridge`, user: 'user' }[
      type as string
    ] ?? `network=${libvirt}`;
  const nics = new Map(
    on.map((vm): [VmName, Nic] => {
      const mac = ofVm(vm, 'mac') || macOf(machine, bornAs(vm), name);
      const ip = ips.get(vm.name);
      const option = `${source},mac=${mac},model=${ofVm(vm, 'model')}`;
      const leased = ours(type) && ip !== undefined && get('dhcp') !== 'no';
      return [
        vm.name,
        { network: name, mac, option, ours: ours(type), ...(ip ? { ip } : {}), ...(leased ? { leased } : {}) },
      ];
    }),
  );
  if (type !== 'user') checkMacs(name, on, nics, problems);
  if (!ours(type)) return { nics };
  checkHostNames(name, on, problems);
  const hosts = [...nics].map(([vm, { mac, ip = '' }]) => ({ mac, name: hostname(vm), ip }));
  const id = networkUuid(machine.digest, machine.workspace, name);
  const facts = { libvirt, uuid: id, type, range, device, hosts, dhcp: get('dhcp'), mtu: get('mtu') };
  const network: Network = { name, libvirt, uuid: id, xml: networkXml({ ...facts, domain: get('domain') || name }) };
  const place: Place = { name, range, entry: said.get('address') ?? on[0]!.named('network').get(name)! };
  return { nics, network, place };
}

/** Its guests know each other by name. */
function checkHostNames(name: string, vms: readonly Resolved[], problems: Problem[]): void {
  for (const [index, vm] of vms.entries()) {
    const other = vms.slice(0, index).find(before => hostname(before.name) === hostname(vm.name));
    const entry = vm.named('network').get(name)!;
    if (other) report(problems, 'same-host-name', entry, vm.name, other.name, name);
  }
}

/** What is sent to one of them would come to both, or to either. */
function checkMacs(name: string, vms: readonly Resolved[], nics: ReadonlyMap<VmName, Nic>, problems: Problem[]): void {
  const at = (vm: Resolved) => nics.get(vm.name)!.mac;
  for (const [index, vm] of vms.entries()) {
    const other = vms.slice(0, index).find(before => at(before) === at(vm));
    const entry = [vm, other].map(one => one?.entry(`network ${name}/mac`)).find(said => said?.value);
    if (other && entry) report(problems, 'same-mac', entry, at(vm), name, `${vm.name} and ${other.name}`);
  }
}

/** No two checkouts have one name. */
export const libvirtName = (workspace: string, name: string) => `makebox-${workspace.slice(0, 8)}-${name}`;
export const networkUuid = (digest: Machine['digest'], workspace: string, name: string) =>
  uuid(digest(`${workspace}/network/${name}`));

const report = (problems: Problem[], code: Problem['code'], { file, line }: Entry, ...args: string[]) =>
  problems.push({ code, file, line, args });

/** What its VMs say of the network itself; two may say the same. */
function saidOf(name: string, vms: readonly Resolved[], problems: Problem[]): Map<string, Entry> {
  const said = new Map<string, Entry>();
  for (const key of keys)
    for (const vm of vms) {
      const entry = vm.entry(`network ${name}/${key}`);
      const first = said.get(key);
      if (!entry) continue;
      if (!first) said.set(key, entry);
      else if (first.value !== entry.value)
        report(problems, 'network-differs', entry, name, key, `${first.value} (${first.file}:${first.line})`);
    }
  return said;
}

const bornAs = (vm: Resolved) => vm.get('/born') || vm.name;
const macOf = ({ digest, workspace }: Machine, vm: string, network: string) =>
  `52:54:00:${digest(`${workspace}/${vm}/${network}`).slice(0, 6).match(/../g)!.join(':')}`;

/** In 10.128.0.0/10, far from libvirt's own 192.168.122 and docker's 172.17. */
const defaultAddress = (digest: string) =>
  `10.${128 + (Number.parseInt(digest.slice(0, 2), 16) % 64)}.${Number.parseInt(digest.slice(2, 4), 16)}.1/24`;

/** Every VM's address: the one that is said, or one that follows from its name and that nobody else has. */
function addressesOf(
  name: string,
  vms: readonly Resolved[],
  range: Block,
  dhcp: Entry | undefined,
  { digest }: Machine,
  problems: Problem[],
): Map<string, string> {
  const taken = new Map<number, string>([[range.own, 'the host']]);
  const found = new Map<string, string>();
  const ends = dhcp?.value.match(/[\d.]+/g) ?? [];
  for (const end of ends)
    if (!inside(range, toNumber(end))) report(problems, 'outside-network', dhcp!, end, name, range.text);
  const [start, last] = ends.map(toNumber);
  if (start! > last!) report(problems, 'reversed-range', dhcp!, ...ends);
  for (const vm of vms) {
    const entry = vm.entry(`network ${name}/ip`);
    if (!entry?.value) continue;
    const number = toNumber(entry.value);
    const other = taken.get(number);
    if (!inside(range, number)) report(problems, 'outside-network', entry, entry.value, name, range.text);
    else if (other) report(problems, 'same-ip', entry, entry.value, other);
    taken.set(number, vm.name);
    found.set(vm.name, entry.value);
  }
  for (const vm of vms.filter(other => !found.has(other.name))) {
    const room = range.last - range.first + 1;
    if ([...taken.keys()].filter(number => inside(range, number)).length >= room) {
      report(problems, 'network-full', vm.named('network').get(name)!, name, range.text);
      break;
    }
    let at = Number.parseInt(digest(bornAs(vm)).slice(0, 8), 16) % room;
    while (taken.has(range.first + at)) at = (at + 1) % room;
    taken.set(range.first + at, vm.name);
    found.set(vm.name, text(range.first + at));
  }
  return found;
}
