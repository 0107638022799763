// What `up-` says of a VM that does not come, or that is not the one who answers.

import { place, textOf } from './checkout.ts';
import { Failure } from './failure.ts';
import { virsh, wayInto } from './libvirt.ts';
import type { Vm } from './vm.ts';

/** What it is waited for before ssh. */
export const itsAddress = 'its address';

export const impostor = ({ name }: Vm, ip: string, said: string) =>
  new Failure(
    `${name}: whoever answers at ${ip} does not have the host key that ${name} was built with`,
    said.trim().split('\n').at(-1)!,
    `make destroy-${name} and up again, or find out who has its address`,
  );

/** What a person would look at next: the console's end, the leases, the state. */
export async function silence(
  vm: Vm,
  uri: string,
  now: string,
  what: string,
  seconds: string,
  refused: string,
): Promise<Failure> {
  const lines = textOf(place.console(vm.name)).replaceAll('\r', '').trimEnd().split('\n').slice(-20);
  const leases = await leasesOf(vm, uri).catch((error: Failure) => error.message);
  const block = (title: string, text: string) =>
    `  ${title}:\n${text
      .split('\n')
      .map(line => `  | ${line}`)
      .join('\n')}\n`;
  process.stderr.write(
    `${block('the end of its console', lines.join('\n'))}${block('leases', leases)}${refused ? block('ssh', refused) : ''}  state: ${now}\n`,
  );
  if (now === 'running')
    return new Failure(
      `${vm.name}: no sign of ${what} after ${seconds} s`,
      await whySilent(vm, uri, what === itsAddress && !leases.includes(vm.mac)),
      `make log-${vm.name}, make console-${vm.name}, or a longer TIMEOUT=`,
    );
  return new Failure(
    `${vm.name}: no sign of ${what}: after ${seconds} s it was ${now || 'gone'}`,
    'a guest that has crashed or was switched off answers no more',
    `make log-${vm.name} shows its last words; make kill-${vm.name}, then make up-${vm.name}`,
  );
}

async function whySilent(vm: Vm, uri: string, addressless: boolean): Promise<string> {
  if ((await wayInto(uri, vm)) === 'macvtap')
    return 'it runs, on a macvtap: the host itself does not reach it there, others do; a [network NAME] of type nat beside that leads in';
  return addressless
    ? 'it runs, and no network gave it an address: it did not ask, or the addresses of its network are used up'
    : 'it runs, and does not answer';
}

/** Those of every network that it is on. */
async function leasesOf({ uuid }: Vm, uri: string): Promise<string> {
  const xml = await virsh(uri, 'dumpxml', uuid);
  const networks = new Set([...xml.matchAll(/<source network='([^']*)'/g)].map(([, name]) => name!));
  const tables = [...networks].map(async name => `${name}\n${await virsh(uri, 'net-dhcp-leases', name)}`);
  return (await Promise.all(tables)).join('\n');
}
