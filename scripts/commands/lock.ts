// Pins a source: asks it what it is now, and keeps the answer in distros/NAME.lock. With --check it only compares.

import { baseOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { ask, keep, known, lockFile } from '../pins.ts';

export async function run({ name, check }: Arguments): Promise<number> {
  const base = baseOf(image => image.lock === name);
  const digest = base && (await ask(base));
  if (!base || !digest)
    throw new Failure(`${name} has no source to pin`, 'no definition takes its "from" from it', 'make list');
  if (!check) {
    keep(name, { from: base.from, digest });
    process.stdout.write(`${name}: ${base.from} is ${digest}; kept in ${lockFile(name)}\n`);
    return 0;
  }
  const before = known(name, base.from);
  if (before === digest) return 0;
  throw new Failure(
    `${base.from} has changed since ${lockFile(name)} was written`,
    `it was ${before}, and is ${digest}: a team must build the same base`,
    `make refresh-${name} shows what the new one changes, and takes it with YES=1`,
  );
}
