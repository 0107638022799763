// Turns the records of layers into runs: what was built at one go, and what was built beside what.

import type { LayerRecord } from '../record.ts';

type Timed = Pick<LayerRecord, 'id' | 'kind' | 'engine' | 'started' | 'seconds'>;

interface Bar {
  readonly id: string;
  readonly kind: string;
  readonly engine: string;
  /** Seconds since the run began. */
  readonly begins: number;
  readonly seconds: number;
}

export interface Run {
  /** Milliseconds since 1970. */
  readonly started: number;
  /** From its first begin to its last end. */
  readonly seconds: number;
  /** Of all its layers together. */
  readonly work: number;
  /** Seconds in which anything was built. */
  readonly busy: number;
  /** How many were built at the same time, at most. */
  readonly atOnce: number;
  readonly bars: readonly Bar[];
}

/** So long nothing is built between two runs: a make that waits for a download is still the same one. */
const idle = 60;

/** Newest run first; the bars of each in the order in which they began. */
export function runs(records: readonly Timed[]): Run[] {
  const found: Timed[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const record of records.toSorted((a, b) => a.started - b.started || (wordOf(a) < wordOf(b) ? -1 : 1))) {
    if (record.started > end + idle * 1000) found.push([record]);
    else found.at(-1)!.push(record);
    end = Math.max(end, endOf(record));
  }
  return found.reverse().map(run);
}

/** What people call a layer: what stands behind the hash. */
const wordOf = ({ id }: Timed) => id.slice(17);
const endOf = ({ started, seconds }: Timed) => started + seconds * 1000;

/** Milliseconds by which the end of a record may be off: it has tenths of a second. */
const blur = 100;

/** Seconds in which at least one of them was built; they are in the order of their beginnings. */
function busy(records: readonly Timed[]): number {
  let [sum, end] = [0, 0];
  for (const record of records) {
    sum += Math.max(0, endOf(record) - Math.max(end, record.started));
    end = Math.max(end, endOf(record));
  }
  return sum / 1000;
}

function run(records: readonly Timed[]): Run {
  const { started } = records[0]!;
  return {
    started,
    seconds: (Math.max(...records.map(endOf)) - started) / 1000,
    work: records.reduce((sum, { seconds }) => sum + seconds, 0),
    busy: busy(records),
    atOnce: Math.max(
      ...records.map(one => records.filter(r => r.started <= one.started && endOf(r) > one.started + blur).length),
    ),
    bars: records.map(({ id, kind, engine, seconds, started: at }) => ({
      id,
      kind,
      engine,
      seconds,
      begins: (at - started) / 1000,
    })),
  };
}

/** Seconds at which a scale has its lines: a handful of round ones. */
export function ticks(seconds: number): number[] {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
  const step = steps.find(width => seconds / width <= 5) ?? Math.ceil(seconds / 5 / 3600) * 3600;
  return Array.from({ length: Math.floor(seconds / step + 1e-9) + 1 }, (_, at) => Math.round(at * step * 10) / 10);
}
