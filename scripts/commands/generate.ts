// Reads distros/ and writes Makefile and generated/, or says what is wrong and writes nothing.

import { mkdirSync } from 'node:fs';
import { read, write } from '../files.ts';
import { generate } from '../generate.ts';
import { withFlock } from '../lock.ts';

/** One after the other: who has read earlier does not write last. */
export function run(): Promise<number> {
  mkdirSync('generated', { recursive: true });
  const waits = 'waits for another make that reads distros/';
  return withFlock('generated/generate.lock', 'exclusive', { waits }, readAndWrite);
}

async function readAndWrite(): Promise<number> {
  const reading = read(process.cwd());
  const { files, problems } = generate(reading.sources);
  const all = [...reading.problems, ...problems];
  if (all.length > 0) {
    const { formatProblems } = await import('../problem.ts');
    process.stderr.write(formatProblems(all, Boolean(process.stderr.isTTY) && !process.env['NO_COLOR']));
    return 1;
  }
  write(process.cwd(), files, reading);
  return 0;
}
