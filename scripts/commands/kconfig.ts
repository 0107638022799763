// Compares a kernel's configuration with what its definition asked for, and names what did not stick.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { missing, unstuck } from '../kernels/kconfig.ts';
import type { Arguments } from '../makebox.ts';

export function run({ words: [build = ''] }: Arguments): number {
  const text = (name: string) => readFileSync(path.join(build, name), 'utf8');
  const config = text('.config');
  for (const { option, wanted, is } of unstuck(text('makebox.config'), config))
    process.stderr.write(`${option}=${wanted} did not stick: it is ${is}; what it depends on may be off\n`);
  for (const [option, what] of missing(config)) process.stderr.write(`${option} is off: run-NAME needs it, ${what}\n`);
  return 0;
}
