// Changing the last of five layers: how many are built.

import { type Row, row } from './row.ts';
import { type Synthetic, snippetsOf } from './synthetic.ts';

/** Takes a checkout whose vm-0 is made. Its identity stands on the changed layer and is written anew, without any of these. */
const builders = ['mmdebstrap', 'virt-builder', 'virt-customize'];

export function lastLayer(it: Synthetic): Row[] {
  it.calls();
  it.write(`distros/snippets/${snippetsOf(0).at(-1)}.cmd`, 'run-command echo changed\n');
  it.make('image-vm-0');
  const built = it.calls().filter(([tool]) => builders.includes(tool!));
  const ours = built.length;
  if (ours === 0) throw new Error('nothing was built after the change');
  return [
    row({
      what: 'changing the last of five layers',
      unit: 'layers',
      ours,
      mark: 1,
      note: 'and the identity on it, by files',
    }),
  ];
}
