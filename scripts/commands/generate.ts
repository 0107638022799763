// Reads distros/ and writes Makefile and generated/, or says what is wrong and writes nothing.

import { read, write } from '../files.ts';
import { generate } from '../generate.ts';

export async function run(): Promise<number> {
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
