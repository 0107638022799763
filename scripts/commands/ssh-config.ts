// Prints what ssh, scp and editors need to reach the VMs that were booted, and with --yes lets your own ssh_config include it.

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '../checkout.ts';
import { homeFolder, replaceAtHome } from '../home-file.ts';
import { person } from '../machine.ts';
import type { Arguments } from '../makebox.ts';

const here = 'generated/workspace/ssh';

export function run({ yes }: Arguments): number {
  const files = existsSync(here) ? readdirSync(here).filter(name => name.endsWith('.config')) : [];
  for (const file of files.sort()) process.stdout.write(textOf(`${here}/${file}`));
  if (!existsSync(here)) {
    process.stderr.write('# no VM has been booted yet\n');
    return 0;
  }
  const line = `Include "${path.join(realpathSync(here), '*.config')}"`;
  const { home } = person();
  const own = path.join(home, '.ssh/config');
  // What can't be read is not taken for empty.
  const before = existsSync(own) ? readFileSync(own, 'utf8') : '';
  if (before.split('\n').includes(line)) return 0;
  if (!yes) {
    process.stderr.write(
      `# for plain ssh, scp and editors: make ssh-config YES=1 puts this line first into ${own}:\n# ${line}\n`,
    );
    return 0;
  }
  homeFolder(path.dirname(own), home, 0o700);
  // Behind a Host or Match line it would hold for that host alone (ssh_config(5), Include).
  replaceAtHome(own, home, `${line}\n${before}`);
  process.stderr.write(`# ${own} includes them now\n`);
  return 0;
}
