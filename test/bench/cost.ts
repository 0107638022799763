// What a goal costs: seconds, and bytes on disk.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout.ts';

/** Seconds that make takes, and what it printed. */
export function timed(it: Checkout, ...words: string[]): { seconds: number; text: string } {
  const start = process.hrtime.bigint();
  const text = it.make(...words);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, text };
}

/** Bytes that a folder takes, holes left out, files with two names once. */
export function onDisk(folder: string): number {
  const seen = new Set<number>();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => path.join(folder, file))
    .filter(file => existsSync(file))
    .map(file => statSync(file))
    .filter(({ ino }) => !seen.has(ino) && seen.add(ino))
    .reduce((sum, { blocks }) => sum + blocks * 512, 0);
}
