// Lives as long as a VM's QEMU does, and forwards its ports meanwhile; a guest that reboots does not notice.

import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { place, textOf, vmOf } from '../checkout.ts';
import { forward } from '../forward.ts';
import type { Arguments } from '../makebox.ts';

/** Milliseconds between two looks at QEMU. */
const pause = 500;

/** Says `ready`, or which port could not be taken, on its first line. */
export async function run({ name }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const qemu = processOf(vm.uuid);
  // As up- wrote it last: an address may change from boot to boot.
  const address = () => /^ *HostName (\S+)$/m.exec(textOf(place.sshConfig(name)))?.[1] ?? '';
  for (const port of vm.ports)
    try {
      await forward(port, address);
    } catch (error) {
      process.stdout.write(`${port.host} ${(error as NodeJS.ErrnoException).code}\n`);
      return 1;
    }
  process.stdout.write('ready\n');
  while (qemu && existsSync(`/proc/${qemu}`)) await delay(pause);
  process.exit();
}

/** The number of the QEMU that runs a domain: libvirt gives it the UUID as a word of its own (qemu_command.c). */
const processOf = (uuid: string) =>
  readdirSync('/proc').find(pid => /^\d+$/.test(pid) && textOf(`/proc/${pid}/cmdline`).includes(`\0-uuid\0${uuid}\0`));
