// Makes an OCI image layout of one layer, an uncompressed tar: what it holds is compressed already, or meant to be as it is.

import { writeLayout } from '../layout-folder.ts';
import type { Arguments } from '../makebox.ts';

export async function run({ words: [layer = '', folder = '', arch] }: Arguments): Promise<number> {
  await writeLayout(folder, [layer], arch);
  return 0;
}
