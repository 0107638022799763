// Asks the source of an image what it is now, and says which layers would be new; with --yes the lock takes it.

import { chain, plan } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Base } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { ask, keep, known, lockFile } from '../pins.ts';

export async function run({ name, yes }: Arguments): Promise<number> {
  const { images, vms, layers } = plan();
  const image = images.find(i => i.name === name);
  if (!image) throw new Failure(`no image "${name}"`, `there is no distros/${name}.ini`, 'make list');
  const { lock } = image;
  const base = chain(layers, image.image)[0] as Base;
  const { from } = base;
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const digest = await ask(base);
  if (!digest) {
    say(`${name}: ${from} is pinned by its definition or by the file itself; there is nothing to ask`);
    return 0;
  }
  const before = known(lock, from);
  if (before === digest) {
    say(`${name}: ${from} is still ${digest}`);
    return 0;
  }
  const tops = images.filter(i => i.lock === lock).map(i => vms.find(vm => vm.name === i.name) ?? i);
  const above = tops.flatMap(top => chain(layers, top.image).map(layer => layer.id));
  const words = [...new Set(above)].map(id => id.replace(/^[0-9a-f]{16}-/, ''));
  say(`${name}: ${from}\n  was ${before || 'never asked'}\n  is  ${digest}\n  new layers: ${words.join(', ')}`);
  if (!yes) {
    say(`nothing was changed. mend: make refresh-${name} YES=1`);
    return 1;
  }
  keep(lock, { from, digest });
  say(`kept in ${lockFile(lock)}; make rebuild-${name} takes it`);
  return 0;
}
