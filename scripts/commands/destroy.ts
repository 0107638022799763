// Takes away every VM of this checkout, also one whose definition is gone; without YES=1 it only lists them.

import { existsSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { place, textOf } from '../checkout.ts';
import { type Domain, ourDomains, remove } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ uri, yes }: Arguments): Promise<number> {
  const workspace = path.basename(readlinkSync('generated/workspace'));
  const domains = (await ourDomains(uri)).filter(d => d.description.split(' ')[1] === workspace);
  if (domains.length === 0) {
    process.stdout.write('no VM to destroy\n');
    return 0;
  }
  const nameOf = ({ description }: Domain) => description.split(' ')[2]!;
  process.stdout.write(
    `${domains.map(d => `${d.name}: its domain${existsSync(place.disk(nameOf(d))) ? ' and its disk' : ''}\n`).join('')}`,
  );
  if (!yes) {
    process.stdout.write('nothing was touched. mend: make destroy YES=1\n');
    return 1;
  }
  for (const domain of domains) {
    const name = nameOf(domain);
    await remove(textOf(place.uri(name)) || uri, domain.uuid);
    const files = ['qcow2', 'layer', 'vmlinuz', 'initrd', 'frozen'].map(
      ending => `generated/workspace/disks/${name}.${ending}`,
    );
    for (const file of [
      ...files,
      `${name}.xml`,
      `generated/${name}.xml.cmd`,
      `generated/${name}.xml.settings`,
      place.console(name),
      place.knownHosts(name),
      place.sshConfig(name),
      place.uri(name),
    ]) {
      rmSync(file, { force: true });
    }
    process.stdout.write(`${domain.name}: destroyed\n`);
  }
  return 0;
}
