// Run before and after a layer's tool: the files it reads are still those that its name stands for; before it, there is
// room and what it stands on is sound; after it, its record is written.

import { chain, layerOf, plan, textOf } from '../checkout.ts';
import { fileDigests } from '../digests.ts';
import { Failure } from '../failure.ts';
import { readMachineFiles } from '../files.ts';
import { mustRun } from '../foreign-programs.ts';
import { withFolders } from '../kernels/in-image.ts';
import type { Disk, Iso, Layer } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import type { Input } from '../plan.ts';
import { layersHere, mustBeSound } from '../record.ts';
import { sweep } from '../replace.ts';
import { lackOfRoom } from '../room.ts';
import { readSnippet } from '../snippet-files.ts';
import { isAddress } from '../sources/disk.ts';
import { mustBePlanned } from '../still-planned.ts';

export async function run({ name: id, built }: Arguments): Promise<number> {
  const layer = layerOf(id);
  if (!built) {
    // A record that a killed build had begun.
    sweep(layersHere);
    const lack = lackOfRoom(layer);
    if (lack) throw lack;
    if ('parent' in layer) await mustBeSound(layer.parent);
    const [base] = chain(plan().layers, id);
    const runs = layer.kind === 'mmdebstrap' || (layer.kind === 'snippet' && layer.engine === 'container');
    if (runs && base?.kind === 'mmdebstrap') mustRun(id, base.arch);
  }
  const changed = changedFiles(layer);
  if (changed.length > 0) {
    throw new Failure(
      `${changed.join(', ')} changed while ${id} was to be built from it`,
      'a layer bears the name of what it is made of',
      'make regenerate, then the same again',
    );
  }
  if (!built) mustBePlanned(id, ({ layers }) => layers.map(layer => layer.id));
  if (built) {
    const { record, tables } = await import('../built.ts');
    await record(layer, built);
    process.stdout.write(tables(id, Number(process.env['MAKEBOX_SINCE'] ?? built)));
  }
  return 0;
}

function changedFiles(layer: Layer): string[] {
  const among = (now: readonly Input[], before: readonly Input[]) =>
    before.filter(({ path, digest }) => now.find(input => input.path === path)?.digest !== digest).map(i => i.path);
  if (layer.kind === 'mmdebstrap') return among(readMachineFiles('.'), layer.inputs);
  const digest = fileDigests('.');
  const changed = (files: readonly Input[]) => files.filter(f => digest(f.path) !== f.digest).map(f => f.path);
  if (layer.kind === 'file' || layer.kind === 'box') return changed(localFile(layer));
  if (layer.kind === 'iso') return changed([...localFile(layer), layer.answers]);
  if (layer.kind === 'identity') return changed(Object.values(layer.seed ?? {}));
  if (layer.kind !== 'snippet') return [];
  const { file } = layer;
  const now = readSnippet('.', file, textOf(file), layer.params, { seen: () => {}, problems: [] });
  const commands = withFolders(now.commands, plan().kernels);
  return [...(commands === layer.commands ? [] : [file]), ...among(now.inputs, layer.inputs)];
}

/** The file that a source is, where it is no download. */
const localFile = ({ place, pin }: Disk | Iso): Input[] => (isAddress(place) ? [] : [{ path: place, digest: pin }]);
