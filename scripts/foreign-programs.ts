// Whether programs of the other processor run on this host: a Linux image is built by its own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';
import { binfmtFile, matching } from './packages.ts';
import { other } from './processor.ts';
import { must } from './tool.ts';

const kernel = '/proc/sys/fs/binfmt_misc';

/** The emulator is opened when it is registered (flag F), so that it need not be in the image (kernel, admin-guide/binfmt-misc). */
const registered = (at: string) =>
  existsSync(at) &&
  readdirSync(at).some(
    name =>
      name.startsWith(`qemu-${other.qemu}`) &&
      /^enabled[\s\S]*^flags: .*F/m.test(readFileSync(path.join(at, name), 'utf8')),
  );

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
  const [file] = matching(binfmtFile);
  if (registered(kernel) || !file) return false;
  process.stdout.write(`setup: lets programs of ${other.debian} run\n`);
  const why = 'an image for another processor is built by its own programs';
  if (!existsSync(`${kernel}/register`)) await must(['mount', '-t', 'binfmt_misc', 'binfmt_misc', kernel], why);
  await must(['sh', '-c', 'cat "$1" >"$2"', 'sh', file, `${kernel}/register`], why);
  return true;
}
