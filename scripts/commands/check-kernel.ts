// Run when a kernel, or its sources, have read the files of their definition: those are still what the name stands for. Compares its
// configuration with what was asked for, too, and names what did not stick.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { missing, unstuck } from '../kernels/kconfig.ts';
import { folderOf } from '../kernels/rule.ts';
import type { Arguments } from '../makebox.ts';
import { mustBePlanned } from '../still-planned.ts';

export function run({ name: id, words: [build] }: Arguments): number {
  mustBePlanned(id, ({ kernels }) => kernels.flatMap(kernel => [path.basename(folderOf(kernel)), kernel.sources]));
  if (!build) return 0;
  const text = (name: string) => readFileSync(path.join(build, name), 'utf8');
  const config = text('.config');
  for (const { option, wanted, is } of unstuck(text('makebox.config'), config))
    process.stderr.write(`${option}=${wanted} did not stick: it is ${is}; what it depends on may be off\n`);
  for (const [option, what] of missing(config)) process.stderr.write(`${option} is off: run-NAME needs it, ${what}\n`);
  return 0;
}
