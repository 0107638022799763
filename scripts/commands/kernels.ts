// The kernels of kernels/, where each comes from, and whether it is there.

import { existsSync } from 'node:fs';
import { plan } from '../checkout.ts';
import { folderOf } from '../kernels/rule.ts';

export function run(): number {
  const { kernels } = plan();
  if (kernels.length === 0) process.stdout.write('no kernel is defined: docs/kernels.md\n');
  for (const kernel of kernels) {
    const state = existsSync(folderOf(kernel)) ? folderOf(kernel) : 'not built';
    process.stdout.write(`${kernel.name.padEnd(20)} ${kernel.from.padEnd(40)} ${state}\n`);
  }
  return 0;
}
