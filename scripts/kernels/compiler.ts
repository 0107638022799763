// What a compiler says of itself: a kernel that another one has built is another kernel.

import { execFileSync } from 'node:child_process';

/** The first line of `NAME --version`, or "" where there is no such program. */
export function compiler(name: string): string {
  try {
    return execFileSync(name, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0]!;
  } catch {
    return '';
  }
}
