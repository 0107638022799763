// The initrd of a kernel that is put into an image from packages: that of the image's own, and behind it the drivers that this one has for its root.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ext4 from '../ext4.ts';
import { padded } from './cpio.ts';

/** Beside the kernel in boot/, for install-kernel takes boot/ and lib/ alone (scripts/commands/pack-kernel.ts). */
export const driversOf = 'drivers.cpio';
/** Only an initrd of ours reads what is in it. */
export const ownInit = '/usr/share/makebox/initrd-init';

/** Its bytes; undefined where the kernel or the image has no use for one. `device` is an ext4. */
export function initrdFor(boot: string, device: string, scratch: string): Buffer | undefined {
  const drivers = path.join(boot, driversOf);
  if (!existsSync(drivers) || !ext4.read(device, ownInit, scratch)) return undefined;
  const newest = ext4
    .list(device, '/boot', scratch)
    .filter(name => name.startsWith('initrd.img-'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  const own = newest && ext4.read(device, `/boot/${newest}`, scratch);
  // The kernel unpacks one archive behind the other, and what comes later stays.
  return own ? Buffer.concat([padded(own, 512), readFileSync(drivers)]) : undefined;
}
