// Looks up which layers are there, and what was recorded when they were made.

import { readFileSync, statSync } from 'node:fs';
import type { LayerRecord } from './record.ts';

/** A layer that is there. */
export interface Built {
  /** On disk. */
  readonly bytes: number;
  /** Absent where it was made before there were records. */
  readonly record?: LayerRecord;
}

/** Those that are there, by id. */
export function builtOf(ids: Iterable<string>): Map<string, Built> {
  const found = new Map<string, Built>();
  for (const id of ids) {
    const file = statSync(`generated/data/layers/${id}.qcow2`, { throwIfNoEntry: false });
    if (!file) continue;
    const record = recordOf(id);
    found.set(id, record ? { bytes: record.bytes, record } : { bytes: file.blocks * 512 });
  }
  return found;
}

function recordOf(id: string): LayerRecord | undefined {
  try {
    return JSON.parse(readFileSync(`generated/data/layers/${id}.json`, 'utf8')) as LayerRecord;
  } catch {
    return undefined;
  }
}
