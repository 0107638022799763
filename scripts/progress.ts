// Tells how far a file has come that somebody else writes, by plain lines: a terminal has its tools' own bars.

import { statSync } from 'node:fs';
import { size } from './amount.ts';

/** Seconds from line to line. */
const interval = 5;

/** Waits for `work`; where nobody sits at a terminal, a line every few seconds says how large the file has become. */
export async function telling<T>(file: string, work: Promise<T>, seconds = interval): Promise<T> {
  if (process.stderr.isTTY) return work;
  let last = 0;
  const timer = setInterval(() => {
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > last) process.stdout.write(`  ${size(bytes)} so far, ${size((bytes - last) / seconds)} a second\n`);
    last = bytes;
  }, seconds * 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
