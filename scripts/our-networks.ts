// The networks that makebox made at libvirt: known by name and UUID, which both follow from the checkout.

import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { folders, networksAt, place, workspaceHere } from './checkout.ts';
import { Failure, formatFailure } from './failure.ts';
import { dropLeftBridge } from './left-bridge.ts';
import { all, lines, virsh, virshOf } from './libvirt.ts';
import { sha256 } from './machine.ts';
import { libvirtName, networkUuid } from './network.ts';

interface Made {
  readonly name: string;
  readonly libvirt: string;
  readonly uuid: string;
}

/** How many domains one virsh is asked for: each takes it some ms, and a word may have 128 KiB (execve(2)). */
const atOnce = 100;

/**
 * What domains are, as XML: as defined, as they are now, and as they were saved, for one that runs or is to go on may be on a network that
 * its definition has left.
 */
async function describe(uri: string, uuids: readonly string[]): Promise<string> {
  let text = '';
  for (let at = 0; at < uuids.length; at += atOnce) {
    const some = uuids.slice(at, at + atOnce);
    const verbs = ['dumpxml --inactive', 'dumpxml', 'managedsave-dumpxml'];
    text += await all(
      uri,
      some.flatMap(uuid => verbs.map(verb => `${verb} ${uuid}`)),
    );
  }
  // Nothing is known of one that libvirt was silent about, unless that is gone meanwhile.
  const missing = uuids.filter(uuid => text.split(`<uuid>${uuid}</uuid>`).length <= 2);
  for (const uuid of missing)
    text += (await virshOf(uri, uuid, 'dumpxml', '--inactive')) + (await virshOf(uri, uuid, 'dumpxml'));
  return text;
}

/** Those of one checkout. */
export async function ourNetworks(uri: string, workspace: string): Promise<Made[]> {
  const start = libvirtName(workspace, '');
  const names = await lines(uri, 'net-list', '--all', '--name');
  const uuids = await lines(uri, 'net-list', '--all', '--uuid');
  return names
    .filter(libvirt => libvirt.startsWith(start))
    .map(libvirt => ({ libvirt, name: libvirt.slice(start.length) }))
    .map(made => ({ ...made, uuid: networkUuid(sha256, workspace, made.name) }))
    .filter(({ uuid }) => uuids.includes(uuid));
}

/** One that only root may take away is told: libvirt takes another name for the next. */
function tell(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(formatFailure(error));
}

/** Takes away those that no domain is on; gives those that stay. */
export async function dropNetworks(uri: string, workspace: string): Promise<Made[]> {
  const made = await ourNetworks(uri, workspace);
  if (made.length === 0) return [];
  const domains = await describe(uri, await lines(uri, 'list', '--all', '--uuid'));
  const active = await lines(uri, 'net-list', '--uuid');
  const used = ({ libvirt }: Made) => domains.includes(`network='${libvirt}'`);
  for (const network of made.filter(one => !used(one))) {
    // One without a definition would be on for ever.
    if (active.includes(network.uuid)) await virsh(uri, 'net-destroy', network.uuid);
    else {
      // Only as long as the network is defined is it known which bridge is its own.
      const xml = await virsh(uri, 'net-dumpxml', '--inactive', network.uuid);
      await dropLeftBridge(uri, network, xml).catch(tell);
    }
    await virsh(uri, 'net-undefine', network.uuid);
    process.stdout.write(`network ${network.name}: gone with its last VM\n`);
  }
  return made.filter(used);
}

/** The same for this checkout, which forgets them. */
export async function dropNetworksHere(uri: string): Promise<void> {
  const left = (await dropNetworks(uri, workspaceHere())).map(({ name }) => place.network(name, uri));
  const noted = readdirSync(folders.networks)
    .filter(file => file.endsWith(networksAt(uri)))
    .map(file => path.join(folders.networks, file));
  for (const file of noted.filter(note => !left.includes(note))) rmSync(file);
}
