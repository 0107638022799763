// Says why a domain could not be started, after libvirt's own words: how it is, or what it needs and is not there.

import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { lines, state, stateOf, virsh } from '../libvirt.ts';
import { mustHaveFolders } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const { uuid } = vm;
  const now = await state(uri, uuid);
  if (now === 'crashed')
    throw new Failure(
      `${name} has crashed`,
      'it stands as it was then, as its on_crash says, for whoever looks into it',
      `make log-${name}; then make kill-${name} and make up-${name}`,
    );
  if (now === 'in shutdown')
    throw new Failure(`${name} is shutting down`, 'what goes down does not turn round', `make down-${name} up-${name}`);
  const saved = (await stateOf(uri, uuid)) === 'saved';
  const xml = await virsh(uri, ...(saved ? ['managedsave-dumpxml'] : ['dumpxml', '--inactive']), uuid);
  mustHaveFolders(vm, xml);
  const [all, active] = [await lines(uri, 'net-list', '--name', '--all'), await lines(uri, 'net-list', '--name')];
  for (const [, network = ''] of xml.matchAll(/<source network='([^']*)'/g)) {
    if (active.includes(network)) continue;
    const why = 'the virtual machine is on it';
    if (!all.includes(network))
      throw new Failure(
        `${name}: the network ${network} is not there`,
        why,
        `make it, or name another: NETWORK=network=…`,
      );
    throw new Failure(
      `${name}: the network ${network} is not active`,
      why,
      `virsh --connect ${uri} net-start ${network}`,
    );
  }
  if (saved)
    throw new Failure(
      `${name} does not go on`,
      "it is saved, and libvirt's own words are above",
      `make kill-${name} FORCE=1 forgets its memory; its disk stays`,
    );
  throw new Failure(`${name} did not start`, "libvirt's own words are above", 'make doctor');
}
