// Takes away every VM of this checkout, also one whose definition is gone; without YES=1 it only lists them.

import { existsSync, rmSync } from 'node:fs';
import { dataDisks, place, textOf, traces, workspaceHere } from '../checkout.ts';
import { type Domain, ourDomains, remove } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { withdraw } from '../nfs.ts';
import { dropNetworks } from '../our-networks.ts';
import { destroyDisks } from './destroy-disks.ts';

export async function run({ uri, yes, disks }: Arguments): Promise<number> {
  const domains = await domainsHere(uri);
  if (domains.length === 0) {
    process.stdout.write('no VM to destroy\n');
    return 0;
  }
  process.stdout.write(
    `${domains.map(d => `${d.name}: its domain${existsSync(place.disk(d.vm)) ? ' and its disk' : ''}\n`).join('')}`,
  );
  if (!yes) {
    process.stdout.write('nothing was touched. mend: make destroy YES=1\n');
    return 1;
  }
  for (const domain of domains) await destroy(domain, uri, disks);
  return 0;
}

/** The domains of this checkout, also those whose definition is gone. */
export async function domainsHere(uri: string): Promise<Domain[]> {
  return (await ourDomains(uri)).filter(d => d.workspace === workspaceHere());
}

/** Takes one away with its disk and all that this checkout keeps of it; `disks`: with its persistent disks, too. */
export async function destroy(domain: Domain, uri: string, disks: boolean): Promise<void> {
  const { vm: name } = domain;
  const at = textOf(place.uri(name)) || uri;
  await remove(at, domain.uuid);
  if (dataDisks(name).length > 0) destroyDisks(name, disks);
  for (const file of traces(name)) rmSync(file, { force: true });
  await withdraw(name);
  if (existsSync('generated/workspace/networks')) await dropNetworks(at, workspaceHere());
  process.stdout.write(`${domain.name}: destroyed\n`);
}
