// Lives as long as a VM's QEMU does, and forwards its ports meanwhile; a guest that reboots does not notice.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { place, textOf, vmOf } from '../checkout.ts';
import { forward } from '../forward.ts';
import type { Arguments } from '../makebox.ts';
import { told } from '../ports.ts';

/** Milliseconds between two looks at QEMU. */
const pause = 500;

/** Says `ready`, which port could not be taken, or that there is no QEMU (`none`), on its first line; by its number it is known to the next up-. */
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
      // Those that it has would keep it.
      process.exit(1);
    }
  if (!qemu) {
    process.stdout.write('none\n');
    process.exit(1);
  }
  writeFileSync(place.forward(name), `${process.pid}\n${vm.ports.map(told).join(' ')}\n${qemu}`);
  process.stdout.write('ready\n');
  while (existsSync(`/proc/${qemu}`)) await delay(pause);
  process.exit();
}

/** The number of the QEMU that runs a domain: libvirt gives it the UUID as a word of its own (qemu_command.c). */
const processOf = (uuid: string) =>
  readdirSync('/proc').find(pid => /^\d+$/.test(pid) && textOf(`/proc/${pid}/cmdline`).includes(`\0-uuid\0${uuid}\0`));
