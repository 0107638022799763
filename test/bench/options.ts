// What was asked for on the command line; here, so that a row's own file need not be told.

import { parseArgs } from 'node:util';

const usage = `usage: bench.js [--quick] [--only WORDS]…
  --quick  without a VM: what make and the generator cost
  --only   the rows alone whose name, as bench prints it while it runs, has these words; several times, too
`;

function options() {
  try {
    return parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } }).values;
  } catch {
    process.stderr.write(usage);
    process.exit(2);
  }
}

export const { quick = false, only = [''] } = options();
