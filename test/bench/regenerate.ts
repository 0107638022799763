// Regenerating: what an edit of one definition costs, and how that grows with the number of definitions.

import { rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { type Row, row } from './row.ts';
import { type Command, inTurns } from './sample.ts';
import type { Synthetic } from './synthetic.ts';

const rounds = 7;
/** Seconds. */
const mark = 0.35;
/** A definition among many may cost this much of what it costs among few: linear, and room for noise. */
const growth = 1.25;

/** The checkouts in order of size; the first is the small one that has a mark of its own. */
export function regenerate(checkouts: readonly Synthetic[]): Row[] {
  const times = inTurns(rounds, [...checkouts.map(edited), { words: [process.execPath, '-e', '0'], cwd: '/' }]);
  const [small = 0] = times;
  const counts = checkouts.map(it => it.plan.vms.length);
  const first = counts[0]!;
  const each = (index: number) => (times[index]! - small) / (counts[index]! - first);
  const against = { name: `each of ${counts[1]}`, value: each(1) };
  return [
    row({
      what: `regenerating ${first} definitions`,
      unit: 's',
      ours: small / 1000,
      mark,
      note: `node alone takes ${(times.at(-1)! / 1000).toFixed(2)} s`,
    }),
    ...counts.slice(2).map((count, index) =>
      row({
        what: `regenerating: each of ${count}`,
        unit: 'ms',
        ours: each(index + 2),
        against,
        compared: 'ratio',
        mark: growth,
        note: `all: ${(times[index + 2]! / 1000).toFixed(2)} s`,
      }),
    ),
  ];
}

/** Milliseconds. */
const cached = 300;
/** Tools that build. */
const builders = ['mmdebstrap', 'virt-builder', 'virt-customize', 'identity'];

/** All that was generated is gone and all layers are there: what `make images` takes until it knows so. */
export function outputsDeleted(it: Synthetic): Row[] {
  const outputs = ['Makefile', 'generated/layers', 'generated/layers.mk', 'generated/env.mk', 'generated/plan.json'];
  const before = () => {
    for (const file of [...outputs, ...it.plan.vms.map(vm => `generated/${vm.name}.mk`)])
      rmSync(path.join(it.folder, file), { recursive: true });
  };
  it.calls();
  const [ours = 0] = inTurns(rounds, [{ words: ['make', 'images'], cwd: it.folder, env: it.env, before }]);
  const built = it.calls().filter(words => words.some(word => builders.includes(word)));
  const count = it.plan.vms.length;
  const what = `all cached, outputs deleted: make images of ${count}`;
  return [
    row({ what, unit: 'ms', ours, mark: cached, note: `${it.plan.layers.length / count} layers each` }),
    row({ what: `${what}: layers built`, unit: '', ours: built.length, mark: 0 }),
  ];
}

function edited({ folder: cwd, env }: Synthetic): Command {
  const file = path.join(cwd, 'distros/vm-1.ini');
  const before = () => utimesSync(file, Date.now() / 1000, Date.now() / 1000);
  return { words: ['make', 'Makefile'], cwd, env, before };
}
