// The addresses of a network and of those on it.

import type { Entry } from './definition.ts';
import type { VmName } from './escape.ts';
import { type Block, inside, text, toNumber } from './ipv4.ts';
import type { Machine } from './plan.ts';
import { type Problem, report } from './problem.ts';

/** A VM on a network. */
export interface Guest {
  readonly name: VmName;
  /** Its address follows from that. */
  readonly born: string;
  readonly mac: string;
  /** What its definition says of its address, if it does. */
  readonly ip: Entry | undefined;
  /** Where its definition says that it is on it. */
  readonly entry: Entry;
}

/**
 * A network's own address, in 10.128.0.0/10, far from libvirt's own 192.168.122 and docker's 172.17: in one of 4096 blocks, of which two
 * checkouts of a host hardly ever have the same. Each has room for a thousand VMs; where there are more, for all of them, and what was in
 * the smaller block is in the larger one.
 */
export function defaultAddress(digest: string, guests: number): string {
  const byte = (at: number) => Number.parseInt(digest.slice(at, at + 2), 16);
  // One is the host's own, and two of 256 are nobody's.
  const bits = Math.min(16, Math.max(10, Math.ceil(Math.log2((guests + 1) / 254)) + 8));
  return `10.${128 + (byte(0) % 64)}.${byte(2) & (0xff << (bits - 8))}.1/${32 - bits}`;
}

/** Every VM's address: the one that is said, or that a libvirt was told, or else one that follows from its name and that nobody else has. */
export function addressesOf(
  network: string,
  guests: readonly Guest[],
  range: Block,
  dhcp: Entry | undefined,
  { digest, told }: Machine,
  problems: Problem[],
): Map<string, string> {
  const taken = new Map<number, string>([[range.own, 'the host']]);
  const found = new Map<string, string>();
  const ends = dhcp?.value.match(/[\d.]+/g) ?? [];
  for (const end of ends)
    if (!inside(range, toNumber(end))) report(problems, 'outside-network', dhcp!, end, network, range.text);
  const [start, last] = ends.map(toNumber);
  if (start! > last!) report(problems, 'reversed-range', dhcp!, ...ends);
  for (const { name, ip } of guests) {
    if (!ip?.value) continue;
    const number = toNumber(ip.value);
    const other = taken.get(number);
    if (!inside(range, number)) report(problems, 'outside-network', ip, ip.value, network, range.text);
    else if (other) report(problems, 'same-ip', ip, ip.value, other);
    taken.set(number, name);
    found.set(name, ip.value);
  }
  for (const { name, mac } of guests.filter(guest => !found.has(guest.name))) {
    const ip = told.get(`${network} ${mac}`);
    if (ip === undefined || !inside(range, toNumber(ip)) || taken.has(toNumber(ip))) continue;
    taken.set(toNumber(ip), name);
    found.set(name, ip);
  }
  // Inside a larger block .0 and .255 are addresses as any other, which some old software takes for a network's.
  for (let start = range.first - (range.first % 256); start <= range.last; start += 256)
    for (const number of [start, start + 255]) if (!taken.has(number)) taken.set(number, 'nobody');
  const room = range.last - range.first + 1;
  let free = room - [...taken.keys()].filter(number => inside(range, number)).length;
  for (const { name, born, entry } of guests.filter(guest => !found.has(guest.name))) {
    if (free-- <= 0) {
      report(problems, 'network-full', entry, network, range.text);
      break;
    }
    let at = Number.parseInt(digest(born).slice(0, 8), 16) % room;
    while (taken.has(range.first + at)) at = (at + 1) % room;
    taken.set(range.first + at, name);
    found.set(name, text(range.first + at));
  }
  return found;
}
