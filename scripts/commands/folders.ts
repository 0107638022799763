// Makes this checkout's folders in the data folder, and registers the checkout there.

import { existsSync, mkdirSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { replace, sweep } from '../replace.ts';
import { openFolder } from '../setup/folder.ts';

export async function run(): Promise<number> {
  const data = readlinkSync('generated/data');
  if (!existsSync(data)) {
    throw new Failure(
      `there is no data folder ${data}`,
      'layers and disks lie there, readable by you and by qemu',
      'make setup',
    );
  }
  await openFolder(data);
  const workspace = readlinkSync('generated/workspace');
  // It appears last and whole, since make takes its being there for all of this; the recipe holds a lock.
  const unfinished = `${workspace}.tmp`;
  try {
    // The first is what a data folder is known by.
    for (const folder of ['workspaces', 'layers', 'downloads', 'kernels', 'linux'])
      mkdirSync(path.join(data, folder), { recursive: true });
    rmSync(unfinished, { recursive: true, force: true });
    for (const folder of ['disks', 'ssh', 'logs', 'domains'])
      mkdirSync(path.join(unfinished, folder), { recursive: true });
    sweep(path.join(data, 'workspaces'));
    replace(path.join(data, 'workspaces', path.basename(workspace)), `${realpathSync('.')}\n`);
    if (existsSync(workspace)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, workspace);
  } catch (error) {
    throw new Failure(
      `can't write in the data folder ${data}`,
      (error as Error).message,
      'make doctor, or DATA_DIR=… in .env',
    );
  }
  return 0;
}
