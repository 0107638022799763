// Opens the newest layer of a VM that failed: by virt-rescue, or guestfish where that alone is there.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { folder, kept } from '../kept.ts';
import type { Arguments } from '../makebox.ts';
import { which } from '../programs.ts';
import { show } from '../tool.ts';

export function run({ name }: Arguments): Promise<number> {
  const overlays = kept(name).map(entry => path.join(folder, entry, 'overlay.qcow2'));
  const newest = overlays.find(file => existsSync(file));
  if (!newest) {
    const [own] = kept(name);
    const others = kept().join(', ');
    throw new Failure(
      own ? `what failed of ${name} had no disk yet` : `no layer of ${name} that failed is kept`,
      others ? `what is kept: ${others}` : 'none has failed since the last were taken away, or KEEP_FAILED is 0',
      own ? `read ${folder}/${own}/log` : `make image-${name}`,
    );
  }
  const tool = ['virt-rescue', 'guestfish'].find(program => which(program));
  if (!tool) throw new Failure('neither virt-rescue nor guestfish is here', 'one of them opens an image', 'make setup');
  process.stdout.write(`${tool} on ${newest}; its log and its command lie beside it\n`);
  return show([tool, '-i', '-a', newest]);
}
