// Makes a network at libvirt, or brings it to what the definitions say now, before a VM that is on it starts.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { place, plan, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { replace } from '../files.ts';
import { lines, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import type { Network } from '../network.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const network = plan().networks.find(n => n.name === name);
  if (!network)
    throw new Failure(`no network "${name}"`, 'the rules are older than the definitions', 'make regenerate');
  const { libvirt, uuid, xml } = network;
  const listed = async (...flags: string[]) => (await lines(uri, 'net-list', '--name', ...flags)).includes(libvirt);
  const there = (await listed('--all')) ? await virsh(uri, 'net-uuid', libvirt) : undefined;
  if (there !== undefined && there !== uuid)
    throw new Failure(
      `libvirt: a network "${libvirt}" exists that this checkout did not make`,
      'makebox never touches what it did not make',
      `virsh --connect ${uri} net-undefine ${libvirt}, if it is nobody's`,
    );
  const active = await listed();
  const live = active ? await virsh(uri, 'net-dumpxml', uuid) : '';
  const before = there === undefined ? '' : textOf(place.network(name));
  if (before !== xml) {
    mkdirSync(path.dirname(place.network(name)), { recursive: true });
    // Broken off, it is known what it was before, and that it is not that any more.
    replace(place.network(name), `${before.trimEnd()}\n\n`);
    const later = active && withoutHosts(before) !== withoutHosts(xml);
    const used = Number(/<network connections='(\d+)'/.exec(live)?.[1] ?? 0);
    const pending = later && used > 0;
    if (pending)
      process.stdout.write(`network ${name}: what changed holds when the VMs on it (${used}) have been off together\n`);
    else if (later) await virsh(uri, 'net-destroy', uuid);
    await define(uri, network);
    if (active && !later) await giveHosts(uri, uuid, hosts(live), hosts(xml));
    if (!pending) replace(place.network(name), xml);
  }
  if (!(await listed())) await start(uri, network);
  return 0;
}

async function define(uri: string, { name, uuid }: Network): Promise<void> {
  await virsh(uri, 'net-define', `generated/networks/${name}.xml`);
  // A VM that starts with the host finds it there.
  await virsh(uri, 'net-autostart', uuid);
}

async function start(uri: string, { name, uuid, xml }: Network): Promise<void> {
  try {
    await virsh(uri, 'net-start', uuid);
  } catch (error) {
    if (!(error instanceof Failure) || !/already in use/.test(error.message)) throw error;
    const [, address, prefix] = /<ip address='([^']*)' prefix='(\d+)'/.exec(xml)!;
    throw new Failure(
      `the network ${name} can't be ${address}/${prefix}`,
      error.message,
      `address = … in [network ${name}], one that nobody here uses`,
    );
  }
  process.stdout.write(`network ${name}: made\n`);
}

const host = /^ *<host .*\/>\n/gm;
const hosts = (xml: string) => [...xml.matchAll(/<host mac='([^']*)' name='([^']*)' ip='([^']*)'\/>/g)].map(m => m[0]);
const withoutHosts = (xml: string) => xml.replaceAll(host, '').trimEnd();

/** Reservations are the one thing that a network takes while it is in use (virsh(1), net-update). */
async function giveHosts(uri: string, uuid: string, now: readonly string[], next: readonly string[]): Promise<void> {
  const change = (verb: string, one: string) => virsh(uri, 'net-update', uuid, verb, 'ip-dhcp-host', one, '--live');
  for (const one of now.filter(other => !next.includes(other))) await change('delete', one);
  for (const one of next.filter(other => !now.includes(other))) await change('add-last', one);
}
