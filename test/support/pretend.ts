// Fake programs, before all others on the PATH.

import { chmodSync } from 'node:fs';
import path from 'node:path';
import { lay, temporary } from './folder.ts';

/** Puts programs there, as text by name, for the time of one call. */
export async function pretend<T>(programs: Record<string, string>, call: () => Promise<T>): Promise<T> {
  const bin = temporary();
  lay(bin, programs);
  for (const name of Object.keys(programs)) chmodSync(path.join(bin, name), 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${bin}:${before}`;
  try {
    return await call();
  } finally {
    process.env.PATH = before;
  }
}
