// The data folder's one lock: whoever builds on layers holds it with others, whoever takes layers away holds it alone.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';
import { withFlock } from './lock.ts';

/** Seconds that gc waits for builds: longer than a layer from an appliance takes, short enough to be waited for. */
const patience = 120;

/** Calls `use` with the lock held. */
export async function withLock<T>(data: string, kind: 'shared' | 'exclusive', use: () => T | Promise<T>): Promise<T> {
  if (!existsSync(path.join(data, 'workspaces')))
    throw new Failure(`there is no cache in ${data}`, 'nothing has been built yet', 'make image-NAME');
  const failure = new Failure(
    `builds have been running on ${data} for ${patience} s`,
    'no layer is taken away while one is built',
    'the same again when they have ended',
  );
  const waits = 'waits for the builds that run on this data folder';
  return withFlock(path.join(data, 'lock'), kind, { waits, end: { seconds: patience, failure } }, use);
}
