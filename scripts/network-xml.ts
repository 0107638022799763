// A network as libvirt takes it.

import { type Block, text } from './ipv4.ts';

interface Facts {
  readonly libvirt: string;
  readonly uuid: string;
  /** The host's own on it: who comes out of memory knows it by that, though the network was made anew. */
  readonly mac: string;
  readonly type: string;
  readonly range: Block;
  readonly dhcp: string;
  readonly domain: string;
  readonly device: string;
  readonly mtu: string;
  readonly hosts: readonly { readonly mac: string; readonly name?: string; readonly ip: string }[];
}

/** libvirt.org/formatnetwork.html. Every value was checked for its shape, so none holds a quote. */
export function networkXml({ libvirt, uuid: id, mac, type, range, dhcp, domain, device, mtu, hosts }: Facts): string {
  const [start, end] = dhcp
    ? dhcp.split('-')
    : [text(range.own === range.first ? range.first + 1 : range.first), text(range.last)];
  const leases = [
    `    <dhcp>`,
    `      <range start='${start}' end='${end}'>`,
    // The least that libvirt takes. An address that moves to another VM is not kept for one that is gone.
    `        <lease expiry='2' unit='minutes'/>`,
    `      </range>`,
    ...hosts.map(host => `      <host mac='${host.mac}'${host.name ? ` name='${host.name}'` : ''} ip='${host.ip}'/>`),
    `    </dhcp>`,
  ];
  // Who has an address by hand is known by name all the same.
  const names = [
    `  <dns>`,
    ...hosts.flatMap(({ ip, name }) => (name ? [`    <host ip='${ip}'><hostname>${name}</hostname></host>`] : [])),
    `  </dns>`,
  ];
  return [
    `<network>`,
    `  <name>${libvirt}</name>`,
    `  <uuid>${id}</uuid>`,
    ...(type === 'isolated' ? [] : [`  <forward mode='${type}'${device ? ` dev='${device}'` : ''}/>`]),
    // With a spanning tree a card's first packet waits for 2 · 2 s, the least forward delay that Linux has for one (net/bridge/br_private_stp.h).
    `  <bridge stp='off'/>`,
    `  <mac address='${mac}'/>`,
    ...(mtu ? [`  <mtu size='${mtu}'/>`] : []),
    `  <domain name='${domain}' localOnly='yes'/>`,
    ...(dhcp === 'no' ? names : []),
    `  <ip address='${text(range.own)}' prefix='${range.prefix}'>`,
    ...(dhcp === 'no' ? [] : leases),
    `  </ip>`,
    `</network>`,
    '',
  ].join('\n');
}
