// Shuts a VM down: asks by ACPI, waits, then forces. What is down already is left in peace.

import { setTimeout as delay } from 'node:timers/promises';
import { place, textOf, vmOf } from '../checkout.ts';
import { state, stateOf, virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ name, uri, timeout, wake }: Arguments): Promise<number> {
  const { uuid } = vmOf(name);
  if (textOf(place.uri(name)) === '') return 0;
  // It would go on with the definition of then.
  if (wake && (await stateOf(uri, uuid)) === 'saved') await virsh(uri, 'start', uuid);
  const off = (now: string) => now === '' || now === 'shut off';
  const before = await state(uri, uuid);
  if (off(before)) return 0;
  if (before === 'paused') await virsh(uri, 'resume', uuid);
  await virsh(uri, 'shutdown', uuid);
  for (const end = Date.now() + timeout * 1000; Date.now() < end; await delay(200)) {
    if (off(await state(uri, uuid))) {
      process.stdout.write(`${name}: down\n`);
      return 0;
    }
  }
  await virsh(uri, 'destroy', uuid);
  process.stdout.write(`${name}: did not shut down within ${timeout} s, so it was forced\n`);
  return 0;
}
