// Looks up which layers of this checkout are there, and what was recorded when they were made.

import { statSync } from 'node:fs';
import { images, plan } from '../checkout.ts';
import { fileOf, type LayerRecord, readRecord } from '../record.ts';
import { type Built, type Node, trees } from './tree.ts';

/** The forest of this checkout's layers, and the records of those that are there, by id. */
export function forest(): { roots: readonly Node[]; records: ReadonlyMap<string, LayerRecord> } {
  const known = plan();
  const built = new Map(
    known.layers.flatMap(({ id }): [string, Built][] => {
      const found = builtOf(id);
      return found ? [[id, found]] : [];
    }),
  );
  const records = [...built.values()].flatMap(({ record }) => record ?? []);
  return {
    roots: trees(known.layers, images(known), built),
    records: new Map(records.map(record => [record.id, record])),
  };
}

function builtOf(id: string): Built | undefined {
  const file = statSync(fileOf(id), { throwIfNoEntry: false });
  if (!file) return undefined;
  const record = readRecord(id);
  return record ? { bytes: record.bytes, record } : { bytes: file.blocks * 512 };
}
