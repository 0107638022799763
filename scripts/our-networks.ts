// The networks that makebox made at libvirt: known by name and UUID, which both follow from the checkout.

import { rmSync } from 'node:fs';
import { place } from './checkout.ts';
import { ask, virsh } from './libvirt.ts';
import { sha256 } from './machine.ts';
import { libvirtName, networkUuid } from './network.ts';

interface Made {
  readonly name: string;
  readonly libvirt: string;
  readonly uuid: string;
}

/** Those of one checkout. */
export async function ourNetworks(uri: string, workspace: string): Promise<Made[]> {
  const start = libvirtName(workspace, '');
  const names = (await virsh(uri, 'net-list', '--all', '--name')).split('\n').map(line => line.trim());
  const made = names
    .filter(libvirt => libvirt.startsWith(start))
    .map(async libvirt => {
      const name = libvirt.slice(start.length);
      const uuid = networkUuid(sha256, workspace, name);
      return (await ask(uri, 'net-uuid', libvirt)) === uuid ? [{ name, libvirt, uuid }] : [];
    });
  return (await Promise.all(made)).flat();
}

/** Takes away those that no domain is on; another make may do the same meanwhile. */
export async function dropNetworks(uri: string, workspace: string): Promise<void> {
  const made = await ourNetworks(uri, workspace);
  if (made.length === 0) return;
  const uuids = (await virsh(uri, 'list', '--all', '--uuid')).split('\n').filter(Boolean);
  const domains = await Promise.all(uuids.map(uuid => ask(uri, 'dumpxml', '--inactive', uuid)));
  const idle = made.filter(({ libvirt }) => !domains.some(xml => xml?.includes(`network='${libvirt}'`)));
  for (const { name, uuid } of idle) {
    await ask(uri, 'net-destroy', uuid);
    await ask(uri, 'net-undefine', uuid);
    rmSync(place.network(name), { force: true });
    process.stdout.write(`network ${name}: gone with its last VM\n`);
  }
}
