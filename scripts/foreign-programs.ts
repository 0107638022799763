// Whether programs of the other processor run on this host: a Linux image is built by its own.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { textOf } from './checkout.ts';
import { Failure } from './failure.ts';
import { binfmtFiles } from './packages.ts';
import { other } from './processor.ts';
import { must } from './tool.ts';

const kernel = '/proc/sys/fs/binfmt_misc';

const names = binfmtFiles.map(file => path.basename(file, '.conf'));

/** The emulator is opened when it is registered (flag F), so that it need not be in the image (kernel, admin-guide/binfmt-misc). */
const registered = (at: string) => names.some(name => /^enabled[\s\S]*^flags: .*F/m.test(textOf(path.join(at, name))));

/** Before a layer is built by programs of a processor, as Debian names it. */
export function mustRun(layer: string, arch: string, at = kernel): void {
  if (arch !== other.debian || registered(at)) return;
  throw new Failure(
    `${layer} is for ${arch}, whose programs do not run on this host`,
    'an image is built by its own programs, which qemu-user-static translates',
    'make setup',
  );
}

/** Where no systemd does it at boot. Whether it was to be done. */
export async function register(): Promise<boolean> {
  const file = binfmtFiles.find(one => existsSync(one));
  if (registered(kernel) || !file) return false;
  process.stdout.write(`setup: lets programs of ${other.debian} run\n`);
  const why = 'an image for another processor is built by its own programs';
  if (!existsSync(`${kernel}/register`)) await must(['mount', '-t', 'binfmt_misc', 'binfmt_misc', kernel], why);
  // One of that name that is off, or has no F, goes first.
  const at = path.join(kernel, path.basename(file, '.conf'));
  await must(['sh', '-c', '[ ! -e "$1" ] || echo -1 >"$1"; cat "$2" >"$3"', 'sh', at, file, `${kernel}/register`], why);
  return true;
}
