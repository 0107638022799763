// Looks up which layers of this checkout are there, and what was recorded when they were made.

import { readFileSync, statSync } from 'node:fs';
import { plan } from './checkout.ts';
import { type Built, type Node, trees } from './graph/tree.ts';
import type { LayerRecord } from './record.ts';

/** The forest of this checkout's layers, and the records of those that are there, by id. */
export function forest(): { roots: readonly Node[]; records: ReadonlyMap<string, LayerRecord> } {
  const { layers, vms, images } = plan();
  const named = new Set(vms.map(vm => vm.name));
  const tops = [...vms, ...images.filter(image => !named.has(image.name))];
  const built = new Map(
    layers.flatMap(({ id }): [string, Built][] => {
      const found = builtOf(id);
      return found ? [[id, found]] : [];
    }),
  );
  const records = [...built.values()].flatMap(({ record }) => record ?? []);
  return { roots: trees(layers, tops, built), records: new Map(records.map(record => [record.id, record])) };
}

function builtOf(id: string): Built | undefined {
  const file = statSync(`generated/data/layers/${id}.qcow2`, { throwIfNoEntry: false });
  if (!file) return undefined;
  const record = recordOf(id);
  return record ? { bytes: record.bytes, record } : { bytes: file.blocks * 512 };
}

function recordOf(id: string): LayerRecord | undefined {
  try {
    return JSON.parse(readFileSync(`generated/data/layers/${id}.json`, 'utf8')) as LayerRecord;
  } catch {
    return undefined;
  }
}
