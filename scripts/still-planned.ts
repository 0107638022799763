// What is built is still asked for: a build may have begun by rules that an edit has made old meanwhile.

import { Failure } from './failure.ts';
import { read } from './files.ts';
import { generate } from './generate.ts';
import type { Plan } from './plan.ts';

/** Ends where no definition asks for `id` any more, among those that `of` gives; what is mistaken is told when they are read the next time. */
export function mustBePlanned(id: string, of: (plan: Plan) => readonly string[]): void {
  const reading = read('.');
  const { plan, problems } = generate(reading.sources);
  if (reading.problems.length + problems.length > 0 || of(plan).includes(id)) return;
  throw new Failure(
    `the definitions no longer ask for ${id}`,
    'one of them, or a file that they name, has changed since they were read',
    'make regenerate, then the same again',
  );
}
