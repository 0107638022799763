// Makes the record of a layer that is whole, and tells at the end of an image's build what its layers were.

import { realpathSync, statSync } from 'node:fs';
import { size } from './amount.ts';
import { chain, images, place, plan, textOf } from './checkout.ts';
import { streamDigest } from './digests.ts';
import type { Engine } from './engine.ts';
import type { Layer } from './layer.ts';
import { qemu } from './packages.ts';
import { fileOf, type LayerRecord, readRecord, recordOf, statOf, toDisk, touch, writeRecord } from './record.ts';
import { ask } from './tool.ts';

type Tool = readonly [name: string, word: string];
const qemuImg: Tool = ['qemu-img', '--version'];
const rawView: Tool = ['qemu-storage-daemon', '--version'];

/** The tools that take part, with the word that makes each tell its version, by engine. */
const tools: Readonly<Record<Engine | Exclude<Layer['kind'], 'snippet' | 'identity'>, readonly Tool[]>> = {
  mmdebstrap: [['mmdebstrap', '--version'], ['mke2fs', '-V'], qemuImg],
  'virt-builder': [['virt-builder', '--version']],
  url: [qemuImg],
  file: [qemuImg],
  box: [qemuImg],
  oci: [['skopeo', '--version'], qemuImg],
  domain: [qemuImg],
  none: [qemuImg],
  iso: [['virt-install', '--version'], qemuImg],
  appliance: [['virt-customize', '--version']],
  sysprep: [['virt-sysprep', '--version']],
  files: [rawView, ['debugfs', '-V']],
  container: [rawView, ['bwrap', '--version']],
  boot: [rawView, [qemu, '--version']],
  grow: [rawView, ['resize2fs', '-V']],
};

/** `started` in milliseconds since 1970. The layer is still called .tmp. */
export async function record(layer: Layer, started: number): Promise<void> {
  const file = `${fileOf(layer.id)}.tmp`;
  const engine = engineOf(layer);
  const [sha256, versions] = await Promise.all([
    streamDigest(file),
    Promise.all((tools[engine as keyof typeof tools] ?? []).map(version)),
  ]);
  const parent = 'parent' in layer ? layer.parent : '';
  writeRecord({
    id: layer.id,
    kind: layer.kind,
    ...(parent ? { parent } : {}),
    engine,
    started,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    bytes: statSync(file).blocks * 512,
    stat: statOf(file),
    sha256,
    tools: Object.fromEntries(versions),
    checkout: realpathSync('.'),
  });
  for (const whole of [file, recordOf(layer.id)]) toDisk(whole);
  if (parent) touch(parent);
}

/** As the plan has it; of an identity, what its build said last in its log, which holds what programs of the image print, too. */
function engineOf(layer: Layer): string {
  if (layer.kind === 'snippet') return layer.engine;
  if (layer.kind !== 'identity') return layer.kind;
  return /[\s\S]*^engine: (\w+)$/m.exec(textOf(place.log(layer.id)))?.[1] ?? 'appliance';
}

async function version([tool, word]: readonly [string, string]): Promise<[string, string]> {
  const { out, err } = await ask([tool, word], 10);
  return [tool, /\d+(\.\d+)+/.exec(`${out} ${err}`)?.[0] ?? 'unknown'];
}

/** The layers of each image that this layer completes; `since`: when this make began, in milliseconds since 1970. */
export function tables(id: string, since: number): string {
  const known = plan();
  return images(known)
    .filter(({ image }) => image === id)
    .map(({ name }) => {
      const made = chain(known.layers, id).flatMap(layer => readRecord(layer.id) ?? []);
      return `${name}:\n${made.map(layer => row(layer, since)).join('')}`;
    })
    .join('');
}

function row({ id, started, seconds, bytes }: LayerRecord, since: number): string {
  const [state, time] = started >= since ? ['built', `${seconds.toFixed(1)} s`] : ['cached', ''];
  return `  ${id.padEnd(40)} ${state.padEnd(6)} ${time.padStart(9)} ${size(bytes).padStart(9)}\n`;
}
