// Says why libvirt could not start a domain, after its own words: what the domain needs and is not there.

import { existsSync } from 'node:fs';
import { $ } from 'zx/core';
import { vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { virsh } from '../libvirt.ts';
import { foldersOf } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri }: Arguments): Promise<number> {
  const { uuid, file } = vmOf(name);
  const xml = await virsh(uri, 'dumpxml', '--inactive', uuid);
  for (const folder of foldersOf(xml).filter(path => !existsSync(path)))
    throw new Failure(
      `${name}: ${folder}: no such folder`,
      'it is shared with the guest, and the virtual machine does not start without it',
      `make the folder, or say where it is now: CODE_DIR=…, or source = … in ${file}`,
    );
  for (const [, network = ''] of xml.matchAll(/<source network='([^']*)'/g)) {
    const { stdout, exitCode } = await $({
      quiet: true,
      nothrow: true,
    })`virsh --quiet --connect ${uri} net-info ${network}`;
    if (exitCode === 0 && /^Active: *yes$/m.test(stdout)) continue;
    throw new Failure(
      `${name}: the network ${network} ${exitCode === 0 ? 'is not active' : 'is not there'}`,
      `the virtual machine is on it`,
      `virsh --connect ${uri} net-start ${network}, or make setup`,
    );
  }
  throw new Failure(`${name} did not start`, "libvirt's own words are above", 'make doctor');
}
