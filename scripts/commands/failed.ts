// Says which layer failed, with the end of its log.

import { layerOf, place, textOf } from '../checkout.ts';
import type { Arguments } from '../makebox.ts';

const shown = 15;

export function run({ name: id }: Arguments): number {
  const layer = layerOf(id);
  const what = layer.kind === 'snippet' ? layer.file : id;
  const lines = textOf(place.log(id)).trimEnd().split('\n').slice(-shown);
  process.stdout.write(
    `${what}: the layer ${id} could not be built; the end of its log:\n${lines.map(l => `  | ${l}\n`).join('')}`,
  );
  process.stdout.write(
    `  whole log: ${place.log(id)}\n  mend: correct it and make again; the layers below stay as they are\n`,
  );
  return 0;
}
