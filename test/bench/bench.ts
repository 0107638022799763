// `make bench`: prints a table, writes generated/bench.json; ends with 1 where a mark was missed or something not measured.

import { remove, scratch } from './checkout.ts';
import { ofImages } from './images.ts';
import { fromMachines } from './machines.ts';
import { fromMake } from './make.ts';
import { quick } from './options.ts';
import { report } from './row.ts';

const interrupted = 130;
const root = scratch();
/** What libvirt may have of it, and how that goes. */
const ends: (() => void)[] = [];
const leave = () => remove(root, ends.splice(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    leave();
    process.exit(interrupted);
  });
}
try {
  const rows = await fromMake(root);
  if (!quick) rows.push(...(await ofImages(root)), ...(await fromMachines(root, ends)));
  process.exitCode = report(rows, 'generated/bench.json');
} finally {
  leave();
}
