// `make bench`: prints a table, writes generated/bench.json; ends with 1 where a mark was missed or something not measured.

import { type Checkout, remove, scratch } from './checkout.ts';
import { ofImages } from './images.ts';
import { fromMachines } from './machines.ts';
import { fromMake } from './make.ts';
import { report } from './row.ts';

const usage = 2;
const interrupted = 130;
const words = process.argv.slice(2);
if (words.some(word => word !== '--quick')) {
  process.stderr.write('usage: bench.js [--quick]\n  --quick  without a VM: what make and the generator cost\n');
  process.exit(usage);
}

const root = scratch();
/** Checkouts that may have domains. */
const real: Checkout[] = [];
const leave = () => remove(root, real.splice(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    leave();
    process.exit(interrupted);
  });
}
try {
  const rows = await fromMake(root);
  if (!words.includes('--quick')) rows.push(...(await ofImages(root)), ...(await fromMachines(root, real)));
  process.exitCode = report(rows, 'generated/bench.json');
} finally {
  leave();
}
