// Processes of a test's machines: all have its folder in their words, or in the folder that they work in.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Their numbers; with `program` those whose command line it fits. A zombie is gone. */
export const processesWith = (root: string, program = /^/): string[] =>
  readdirSync('/proc')
    .filter(pid => /^\d+$/.test(pid) && pid !== String(process.pid))
    .filter(pid => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const mine = words.includes(root) || readlinkSync(`/proc/${pid}/cwd`).startsWith(root);
        return mine && program.test(words) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return false;
      }
    });
