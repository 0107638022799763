// Makes this checkout's folders in the data folder, and registers the checkout there.

import { existsSync, mkdirSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
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
  try {
    for (const folder of ['layers', 'downloads', 'kernels', 'workspaces'])
      mkdirSync(path.join(data, folder), { recursive: true });
    for (const folder of ['disks', 'ssh', 'logs', 'domains'])
      mkdirSync(path.join(workspace, folder), { recursive: true });
    writeFileSync(path.join(data, 'workspaces', path.basename(workspace)), `${realpathSync('.')}\n`);
  } catch (error) {
    throw new Failure(
      `can't write in the data folder ${data}`,
      (error as Error).message,
      'make doctor, or DATA_DIR=… in .env',
    );
  }
  return 0;
}
