// Says why a domain could not be started, after libvirt's own words: how it is, or what it needs and is not there.

import { existsSync } from 'node:fs';
import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { lines, state, stateOf, virsh } from '../libvirt.ts';
import { foldersOf } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const { uuid, file } = vmOf(name);
  const now = await state(uri, uuid);
  if (now === 'crashed')
    throw new Failure(
      `${name} has crashed`,
      'it stands as it was then, as its on_crash says, for whoever looks into it',
      `make log-${name}; then make kill-${name} and make up-${name}`,
    );
  if (now === 'in shutdown')
    throw new Failure(`${name} is shutting down`, 'what goes down does not turn round', `make down-${name} up-${name}`);
  const xml = await virsh(uri, 'dumpxml', '--inactive', uuid);
  for (const folder of foldersOf(xml).filter(path => !existsSync(path)))
    throw new Failure(
      `${name}: ${folder}: no such folder`,
      'it is shared with the guest, and the virtual machine does not start without it',
      `make the folder, or say where it is now: CODE_DIR=…, or source = … in ${file}`,
    );
  const [all, active] = [await lines(uri, 'net-list', '--name', '--all'), await lines(uri, 'net-list', '--name')];
  for (const [, network = ''] of xml.matchAll(/<source network='([^']*)'/g)) {
    if (active.includes(network)) continue;
    throw new Failure(
      `${name}: the network ${network} ${all.includes(network) ? 'is not active' : 'is not there'}`,
      `the virtual machine is on it`,
      `virsh --connect ${uri} net-start ${network}, or make setup`,
    );
  }
  if ((await stateOf(uri, uuid)) === 'saved')
    throw new Failure(
      `${name} does not go on`,
      "it is saved, and libvirt's own words are above",
      `make kill-${name} FORCE=1 forgets its memory; its disk stays`,
    );
  throw new Failure(`${name} did not start`, "libvirt's own words are above", 'make doctor');
}
