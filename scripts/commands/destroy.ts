// Takes away every VM of this checkout, also one whose definition is gone; without YES=1 it only lists them.

import { existsSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { place, textOf, traces } from '../checkout.ts';
import { type Domain, ourDomains, remove } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ uri, yes }: Arguments): Promise<number> {
  const domains = await domainsHere(uri);
  if (domains.length === 0) {
    process.stdout.write('no VM to destroy\n');
    return 0;
  }
  process.stdout.write(
    `${domains.map(d => `${d.name}: its domain${existsSync(place.disk(nameOf(d))) ? ' and its disk' : ''}\n`).join('')}`,
  );
  if (!yes) {
    process.stdout.write('nothing was touched. mend: make destroy YES=1\n');
    return 1;
  }
  for (const domain of domains) await destroy(domain, uri);
  return 0;
}

/** The domains of this checkout, also those whose definition is gone. */
export async function domainsHere(uri: string): Promise<Domain[]> {
  const workspace = path.basename(readlinkSync('generated/workspace'));
  return (await ourDomains(uri)).filter(d => d.description.split(' ')[1] === workspace);
}

/** As its definition called it. */
export const nameOf = ({ description }: Domain) => description.split(' ')[2]!;

/** Takes one away with its disk and all that this checkout keeps of it. */
export async function destroy(domain: Domain, uri: string): Promise<void> {
  const name = nameOf(domain);
  await remove(textOf(place.uri(name)) || uri, domain.uuid);
  for (const file of traces(name)) rmSync(file, { force: true });
  process.stdout.write(`${domain.name}: destroyed\n`);
}
