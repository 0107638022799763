// Says which layer failed, with the end of its log, and keeps it aside.

import { existsSync, statfsSync } from 'node:fs';
import { chain, images, layerOf, place, plan, textOf } from '../checkout.ts';
import { formatFailure } from '../failure.ts';
import { setting } from '../host.ts';
import { commandOf, keep } from '../kept.ts';
import type { Layer } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { layersHere } from '../record.ts';
import { noSpace, ranOut } from '../room.ts';
import { removeUnfinished } from '../sweep.ts';

const shown = 15;
/** Exit codes of a shell whose command, or that itself, was ended by SIGINT or SIGTERM. */
const interrupted = ['130', '143'];

export function run({ name: id, words: [code = ''] }: Arguments): number {
  if (interrupted.includes(code)) {
    removeUnfinished(layersHere, id);
    return 0;
  }
  const layer = layerOf(id);
  const lack = ranOut(layer, textOf(place.log(id)));
  if (lack) {
    process.stdout.write(`${formatFailure(lack)}  whole log: ${place.log(id)}\n`);
    removeUnfinished(layersHere, id);
    return 0;
  }
  const what = layer.kind === 'snippet' ? layer.file : id;
  const lines = textOf(place.log(id)).trimEnd().split('\n').slice(-shown);
  process.stdout.write(
    `${what}: the layer ${id} could not be built; the end of its log:\n${lines.map(l => `  | ${l}\n`).join('')}`,
  );
  process.stdout.write(`  whole log: ${place.log(id)}\n${kept(layer)}`);
  const mend = noSpace.test(textOf(place.log(id)))
    ? 'the disk of the image is full: a larger "size" in [image]'
    : 'correct it and make again; the layers below stay as they are';
  process.stdout.write(`  mend: ${mend}\n`);
  return 0;
}

/** Keeps it, where that is wanted and leaves room for the next attempt; else nothing of it stays. */
function kept(layer: Layer): string {
  const { bavail, bsize } = statfsSync(layersHere);
  const name = builtFor(layer.id);
  if (setting('KEEP_FAILED') === '0' || (bavail * bsize) / 2 ** 20 < layer.room || !name) {
    removeUnfinished(layersHere, layer.id);
    return '';
  }
  const folder = keep(layer.id, name, commandOf(process.ppid));
  removeUnfinished(layersHere, layer.id);
  const look = existsSync(`${folder}/overlay.qcow2`) ? `; look into it: make shell-failed-${name}` : '';
  return `  kept: ${folder} (KEEP_FAILED=0 keeps nothing)${look}\n`;
}

/** The first of those whose image the layer is a part of. */
function builtFor(id: string): string | undefined {
  const known = plan();
  return images(known).find(({ image }) => chain(known.layers, image).some(layer => layer.id === id))?.name;
}
