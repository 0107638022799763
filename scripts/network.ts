// The networks that VMs are on: those that definitions name, each said once, by any of its VMs, and one for all that name none.

import { addressesOf, defaultAddress } from './addresses.ts';
import type { Entry } from './definition.ts';
import type { VmName } from './escape.ts';
import type { Resolved } from './forest.ts';
import { type Block, block, overlap, text } from './ipv4.ts';
import { networkXml } from './network-xml.ts';
import type { Machine } from './plan.ts';
import { type Problem, report } from './problem.ts';
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

/** The network of every VM whose definition says no other. */
const own = 'vms';

/** A VM's card on one of them. */
export interface Nic {
  readonly network: string;
  readonly mac: string;
  /** What virt-install's `--network` is given beside the MAC. */
  readonly option: string;
  /** Where it is reached, if that is known beforehand. */
  readonly ip?: string;
  /** The host's address there, which leases that one to it and answers for names. */
  readonly leasedBy?: string;
  /** What libvirt calls the network, where makebox makes it. */
  readonly libvirt?: string;
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

/** Whether its first card is on the network of all. */
export const isOnOwn = (vm: Resolved) => vm.get('domain/network') === '';
/** A VM's networks, with where it says so: the one that it has by itself needs no words, and none make it a second one. */
function namesOf(vm: Resolved): ReadonlyMap<string, Entry> {
  const [said, first] = [vm.named('network'), { value: '', file: vm.file, line: 0 }];
  return isOnOwn(vm) ? new Map([[own, first], ...said]) : new Map([...said].filter(([name]) => name !== own));
}

/** All networks of all VMs, and each VM's cards in the order of its definition. */
export function networksOf(vms: readonly Resolved[], machine: Machine, problems: Problem[]): Networks {
  const names = new Set(vms.flatMap(vm => [...namesOf(vm).keys()]));
  const all = new Map([...names].sort().map(name => [name, networkOf(name, vms, machine, problems)]));
  checkOverlaps(
    [...all.values()].flatMap(({ place }) => place ?? []),
    problems,
  );
  return {
    networks: [...all.values()].flatMap(({ network }) => network ?? []),
    nics: new Map(
      vms.map(vm => [vm.name, [...namesOf(vm).keys()].flatMap(name => all.get(name)!.nics.get(vm.name) ?? [])]),
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
    for (const other of places.slice(0, index).filter(before => overlap(before.range, range))) {
      const words = [name, other.name, `${range.text} and ${other.range.text}`];
      report(problems, 'overlapping-networks', entry.line > 0 ? entry : other.entry, ...words);
    }
}

function networkOf(name: string, vms: readonly Resolved[], machine: Machine, problems: Problem[]) {
  const on = vms.filter(vm => namesOf(vm).has(name));
  const said = saidOf(name, on, problems);
  const get = (key: string) => said.get(key)?.value ?? networkSettings.find(s => s.key === key)!.fallback;
  const ofVm = (vm: Resolved, key: string) => vm.get(`network ${name}/${key}`);
  const [type, device] = [get('type') as Type, get('device')];
  for (const key of senseless[type]) {
    const entry = on.map(vm => vm.entry(`network ${name}/${key}`)).find(Boolean);
    if (entry) report(problems, 'wrong-key', entry, key, `a network of type ${type}`, 'network');
  }
  if (['bridge', 'macvtap'].includes(type) && !said.has('device'))
    report(problems, 'no-device', said.get('type')!, name, type);

  const libvirt = libvirtName(machine.workspace, name);
  const digest = machine.digest(`${machine.workspace}/network/${name}`);
  const range = block(get('address') || defaultAddress(digest, on.length));
  const macs = new Map(
    on.map(vm => [
      vm.name,
      ofVm(vm, 'mac') || (name === own ? firstMac(machine, vm) : macOf(machine, bornAs(vm), name)),
    ]),
  );
  const ips = ours(type)
    ? addressesOf(
        name,
        on.map(vm => ({
          name: vm.name,
          born: bornAs(vm),
          mac: macs.get(vm.name)!,
          ip: vm.entry(`network ${name}/ip`),
          entry: namesOf(vm).get(name)!,
        })),
        range,
        said.get('dhcp'),
        machine,
        problems,
      )
    : new Map(on.flatMap(vm => (ofVm(vm, 'ip') ? [[vm.name, ofVm(vm, 'ip')]] : [])));
  const source =
    { bridge: `bridge=${device}`, macvtap: `type=direct,source=${device},source.mode=bridge`, user: 'user' }[
      type as string
    ] ?? `network=${libvirt}`;
  const nics = new Map(
    on.map((vm): [VmName, Nic] => {
      const mac = macs.get(vm.name)!;
      const ip = ips.get(vm.name);
      // Of its first card virt-install knows what its system has a driver for.
      const model = name === own ? vm.entry(`network ${own}/model`)?.value : ofVm(vm, 'model');
      const option = model ? `${source},model=${model}` : source;
      const leasedBy = ours(type) && ip !== undefined && get('dhcp') !== 'no' ? text(range.own) : undefined;
      return [
        vm.name,
        {
          network: name,
          mac,
          option,
          ...(ip ? { ip } : {}),
          ...(leasedBy ? { leasedBy } : {}),
          ...(ours(type) ? { libvirt } : {}),
        },
      ];
    }),
  );
  if (type !== 'user') checkMacs(name, on, nics, problems);
  if (!ours(type)) return { nics };
  const nameless = checkHostNames(name, on, problems);
  const hosts = on.map(vm => {
    const { mac, ip = '' } = nics.get(vm.name)!;
    return { mac, ...(nameless.has(vm) ? {} : { name: hostname(vm.name) }), ip };
  });
  const id = networkUuid(machine.digest, machine.workspace, name);
  const facts = {
    libvirt,
    uuid: id,
    mac: octets(digest.slice(8, 14)),
    type,
    range,
    device,
    hosts,
    dhcp: get('dhcp'),
    mtu: get('mtu'),
  };
  const network: Network = { name, libvirt, uuid: id, xml: networkXml({ ...facts, domain: get('domain') || name }) };
  const place: Place = { name, range, entry: said.get('address') ?? namesOf(on[0]!).get(name)! };
  return { nics, network, place };
}

/** Its guests know each other by name. Of two that are there without a word and would have one, the second has none: they are given back. */
function checkHostNames(name: string, vms: readonly Resolved[], problems: Problem[]): Set<Resolved> {
  const taken = new Map<string, VmName>();
  const nameless = new Set<Resolved>();
  for (const vm of vms) {
    const other = taken.get(hostname(vm.name));
    if (!other) taken.set(hostname(vm.name), vm.name);
    else if (name === own) nameless.add(vm);
    else report(problems, 'same-host-name', namesOf(vm).get(name)!, vm.name, other, name);
  }
  return nameless;
}

/** What is sent to one of them would come to both, or to either. */
function checkMacs(name: string, vms: readonly Resolved[], nics: ReadonlyMap<VmName, Nic>, problems: Problem[]): void {
  const taken = new Map<string, Resolved>();
  for (const vm of vms) {
    const { mac } = nics.get(vm.name)!;
    const other = taken.get(mac);
    const entry = [vm, other].map(one => one?.entry(`network ${name}/mac`)).find(said => said?.value);
    const words = [mac, name, `${vm.name} and ${other?.name}`];
    if (other && bornAs(other) !== bornAs(vm)) report(problems, 'same-mac', entry ?? namesOf(vm).get(name)!, ...words);
    else taken.set(mac, vm);
  }
}

/** No two checkouts have one name. */
export const libvirtName = (workspace: string, name: string) => `makebox-${workspace.slice(0, 8)}-${name}`;
export const networkUuid = (digest: Machine['digest'], workspace: string, name: string) =>
  uuid(digest(`${workspace}/network/${name}`));

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
/** That of its first card, whatever network that is on: 24 bits of a digest behind the three octets of QEMU's. */
export const firstMac = ({ digest, workspace }: Machine, vm: Resolved) =>
  octets(digest(`${workspace}/${bornAs(vm)}`).slice(32, 38));
const octets = (hex: string) => `52:54:00:${hex.match(/../g)!.join(':')}`;
const macOf = ({ digest, workspace }: Machine, vm: string, network: string) =>
  octets(digest(`${workspace}/${vm}/${network}`).slice(0, 6));
