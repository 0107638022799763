// What make and the generator cost, on definitions that are made for it and with tools that only pretend to build.

import { idle } from './idle.ts';
import { lastLayer } from './layer.ts';
import { outputsDeleted, regenerate } from './regenerate.ts';
import { attempt, type Row } from './row.ts';
import { type Synthetic, synthetic } from './synthetic.ts';

export async function fromMake(root: string): Promise<Row[]> {
  const made = new Map<number, Synthetic>();
  const of = (count: number) => made.get(count) ?? made.set(count, synthetic(root, count)).get(count)!;
  return [
    ...(await attempt('nothing to do, 10 definitions', () => idle(of(10), 5))),
    ...(await attempt('nothing to do, 1000 definitions', () => idle(of(1000), 30))),
    ...(await attempt('regenerating', () => regenerate([10, 250, 500, 1000].map(of)))),
    ...(await attempt('all cached, outputs deleted', () => outputsDeleted(of(10)))),
    ...(await attempt('changing the last of five layers', () => lastLayer(of(10)))),
  ];
}
