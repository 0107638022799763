// Shuts a VM down: asks by ACPI, waits, then forces. What is down already is left in peace.

import { setTimeout as delay } from 'node:timers/promises';
import { place, textOf, vmOf } from '../checkout.ts';
import { state, stateOf, virsh } from '../libvirt.ts';
import { mustHaveFolders, shareOf } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';
import { inGuest } from '../ssh.ts';

/**
 * Milliseconds that a guest may take to write what is not yet on its disk; between two looks; until it is asked again. And the
 * part of the time that a shutdown gets with a lost share.
 */
const patience = { sync: 20_000, look: 200, again: 5000, lost: 0.05 };

export async function run({ name, uri, timeout, wake }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const { uuid } = vm;
  if (textOf(place.uri(name)) === '') return 0;
  // It would go on with the definition of then.
  if (wake && (await stateOf(uri, uuid)) === 'saved') await virsh(uri, 'start', uuid);
  const off = (now: string) => now === '' || now === 'shut off';
  const before = await state(uri, uuid);
  if (off(before)) {
    if (before !== '' && (await stateOf(uri, uuid)) === 'saved')
      process.stdout.write(
        `${name}: is saved; make up-${name} goes on, and make kill-${name} FORCE=1 forgets its memory\n`,
      );
    return 0;
  }
  if (before === 'paused') await virsh(uri, 'resume', uuid);
  if (before === 'pmsuspended') await virsh(uri, 'dompmwakeup', uuid);
  if (before === 'crashed') {
    await virsh(uri, 'destroy', uuid);
    process.stdout.write(`${name}: had crashed, so it was switched off\n`);
    return 0;
  }
  const [live, next] = await Promise.all([virsh(uri, 'dumpxml', uuid), virsh(uri, 'dumpxml', '--inactive', uuid)]);
  // It goes on as long as nobody switches it off.
  if (wake) mustHaveFolders(vm, next);
  const lost = shareOf(live, next) === 'lost';
  if (lost) {
    process.stdout.write(`${name}: its share is lost, on which its shutdown may hang\n`);
    await inGuest(vm, 'sync -f /', patience.sync);
  }
  const seconds = lost ? Math.ceil(timeout * patience.lost) : timeout;
  process.stdout.write(`${name}: asked to shut down, ${seconds} s at most\n`);
  const end = Date.now() + seconds * 1000;
  for (let asked = 0; Date.now() < end; await delay(patience.look)) {
    // A guest that has just booted does not look at its power button yet.
    if (Date.now() > asked + patience.again) {
      asked = Date.now();
      await virsh(uri, 'shutdown', uuid).catch(() => {});
    }
    if (off(await state(uri, uuid))) {
      process.stdout.write(`${name}: down\n`);
      return 0;
    }
  }
  try {
    await virsh(uri, 'destroy', uuid);
  } catch (error) {
    if (!off(await state(uri, uuid))) throw error;
    process.stdout.write(`${name}: down\n`);
    return 0;
  }
  process.stdout.write(`${name}: did not shut down within ${seconds} s, so it was forced\n`);
  return 0;
}
