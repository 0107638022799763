// Takes away what makebox made on this machine, and nothing else: without --yes it only says what that is.

import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '../checkout.ts';
import { dataFolder } from '../host.ts';
import { type Domain, ourDomains, remove } from '../libvirt.ts';
import { person } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { must } from '../tool.ts';

interface Found extends Domain {
  readonly uri: string;
  /** The VM's name in its checkout, and where that checkout is. */
  readonly vm: string;
  readonly checkout: string;
}

export async function run({ uri, yes }: Arguments): Promise<number> {
  const data = dataFolder();
  const workspaces = new Map(list(path.join(data, 'workspaces')).map(id => [id, textOf(path.join(data, 'workspaces', id)).trim()]));
  const domains = (await Promise.all([...uris(data, uri, [...workspaces.keys()])].map(at => domainsAt(at, workspaces)))).flat();
  const folders = ['layers', 'downloads', 'kernels', 'workspaces', ...workspaces.keys()].map(name => path.join(data, name)).filter(folder => existsSync(folder));
  const keys = ['id_ed25519', 'id_ed25519.pub'].map(file => path.join(person().home, '.local/share/makebox', file)).filter(file => existsSync(file));
  const say = (text: string) => process.stdout.write(`${yes ? 'removes' : 'would remove'} ${text}\n`);

  for (const { name, checkout, uri: at } of domains) say(`the domain ${name} at ${at}, of ${checkout}`);
  for (const folder of folders) say(folder);
  for (const file of keys) say(`${file} (your key for VMs)`);
  if (domains.length + folders.length + keys.length === 0 && !existsSync(data)) process.stdout.write('nothing of makebox is on this machine\n');
  else if (!yes) process.stdout.write('nothing was removed yet. mend: make uninstall YES=1\n');
  if (!yes) return 0;

  for (const { uri: at, uuid, vm, checkout } of domains) {
    await remove(at, uuid);
    for (const file of [`${vm}.xml`, `generated/${vm}.xml.cmd`, `generated/${vm}.xml.settings`]) rmSync(path.join(checkout, file), { force: true });
  }
  for (const file of keys) rmSync(file, { force: true });
  empty(path.join(person().home, '.local/share/makebox'));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  if (!empty(data) && list(data).length === 0) await must(['rmdir', data], 'its parent is not yours');
  if (existsSync(data)) process.stdout.write(`${data} stays: it holds what makebox did not make (${list(data).join(', ')})\n`);
  return 0;
}

/** The libvirt of now, and those that a domain of any checkout was defined at. */
function uris(data: string, now: string, workspaces: readonly string[]): Set<string> {
  const files = workspaces.flatMap(id => list(path.join(data, id, 'domains')).map(name => path.join(data, id, 'domains', name)));
  return new Set([now, ...files.filter(file => file.endsWith('.uri')).map(file => textOf(file).trim())].filter(Boolean));
}

async function domainsAt(uri: string, workspaces: ReadonlyMap<string, string>): Promise<Found[]> {
  return (await ourDomains(uri)).flatMap(domain => {
    const [, workspace = '', vm = ''] = domain.description.split(' ');
    const checkout = workspaces.get(workspace);
    return checkout === undefined ? [] : [{ ...domain, uri, vm, checkout }];
  });
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Removes a folder that holds nothing; whether it is gone. */
function empty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return !existsSync(folder);
  }
}
