// Writes metadata.json and Vagrantfile, which stand beside box.img in a Vagrant box.

import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { metadata, vagrantfile } from '../box.ts';
import type { Arguments } from '../makebox.ts';

export function run({ words: [raw = '', folder = ''] }: Arguments): number {
  writeFileSync(path.join(folder, 'metadata.json'), metadata(statSync(raw).size));
  writeFileSync(path.join(folder, 'Vagrantfile'), vagrantfile);
  return 0;
}
