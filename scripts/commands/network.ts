// Makes a network at libvirt, or brings it to what the definitions say now, before a VM that is on it starts.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { place, plan, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { dropLeftBridge, takenBridge } from '../left-bridge.ts';
import { lines, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import type { Network } from '../network.ts';
import { replace } from '../replace.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const network = plan().networks.find(n => n.name === name);
  if (!network)
    throw new Failure(`no network "${name}"`, 'the rules are older than the definitions', 'make regenerate');
  const { libvirt, uuid, xml } = network;
  const told = place.network(name, uri);
  if (textOf(told) === xml && (await lines(uri, 'net-list', '--uuid')).includes(uuid)) return 0;
  const listed = async (...flags: string[]) => (await lines(uri, 'net-list', '--name', ...flags)).includes(libvirt);
  const there = (await listed('--all')) ? await virsh(uri, 'net-uuid', libvirt) : undefined;
  if (there !== undefined && there !== uuid)
    throw new Failure(
      `libvirt: a network "${libvirt}" exists that this checkout did not make`,
      'makebox never touches what it did not make',
      `virsh --connect ${uri} net-undefine ${libvirt}, if it is nobody's`,
    );
  if (there !== undefined && !(await listed()))
    await dropLeftBridge(uri, network, await virsh(uri, 'net-dumpxml', '--inactive', network.uuid));
  if (there === undefined || textOf(told) !== xml) {
    mkdirSync(path.dirname(told), { recursive: true });
    // Broken off, or while its VMs stand in the way, it is known whose address it keeps, and not what it is.
    replace(told, `${xml}<!-- or as it was before -->\n`);
    await define(uri, network);
    if (!(await listed()) || (await follow(uri, network))) replace(told, xml);
  }
  if (!(await listed())) await start(uri, network);
  return 0;
}

/** Whether one that is on is what it is defined as; if only its guests stand in the way, that is said. */
async function follow(uri: string, { name, uuid, xml }: Network): Promise<boolean> {
  const live = await virsh(uri, 'net-dumpxml', uuid);
  if (withoutHosts(live) === withoutHosts(await virsh(uri, 'net-dumpxml', uuid, '--inactive'))) {
    await giveHosts(uri, uuid, hosts(live), hosts(xml));
    return true;
  }
  const used = Number(/<network connections='(\d+)'/.exec(live)?.[1] ?? 0);
  if (used > 0)
    process.stdout.write(`network ${name}: what changed holds when the VMs on it (${used}) have been off together\n`);
  else await virsh(uri, 'net-destroy', uuid);
  return used === 0;
}

async function define(uri: string, { name, uuid }: Network): Promise<void> {
  await virsh(uri, 'net-define', `generated/networks/${name}.xml`);
  // A VM that starts with the host finds it there.
  await virsh(uri, 'net-autostart', uuid);
}

async function start(uri: string, { name, libvirt, uuid, xml }: Network): Promise<void> {
  try {
    await virsh(uri, 'net-start', uuid);
  } catch (error) {
    const message = error instanceof Failure ? error.message : '';
    const [, bridge] = /bridge interface (\S+): File exists/.exec(message) ?? [];
    if (bridge) throw takenBridge(bridge, libvirt, uri);
    if (!/already in use/.test(message)) throw error;
    const [, address, prefix] = /<ip address='([^']*)' prefix='(\d+)'/.exec(xml)!;
    throw new Failure(
      `the network ${name} can't be ${address}/${prefix}`,
      message,
      `address = … in [network ${name}] of a definition, or of distros/defaults.ini: one that nobody here uses`,
    );
  }
  process.stdout.write(`network ${name}: made\n`);
}

const hosts = (xml: string) => [...xml.matchAll(/<host mac='[^']*'( name='[^']*')? ip='[^']*'\/>/g)].map(m => m[0]);
/** Neither what libvirt itself has chosen or counted (network_conf.c). */
const withoutHosts = (xml: string) =>
  xml
    .replaceAll(/<host [^>]*\/>|<mac [^>]*>|<nat>[\s\S]*?<\/nat>| connections='\d+'| name='virbr\d+'|\s+(?=<)/g, '')
    .replace('></forward>', '/>');

/** Reservations are the one thing that a network takes while it is in use (virsh(1), net-update). */
async function giveHosts(uri: string, uuid: string, now: readonly string[], next: readonly string[]): Promise<void> {
  const change = (verb: string, one: string) => virsh(uri, 'net-update', uuid, verb, 'ip-dhcp-host', one, '--live');
  for (const one of now.filter(other => !next.includes(other))) await change('delete', one);
  for (const one of next.filter(other => !now.includes(other))) await change('add-last', one);
}
