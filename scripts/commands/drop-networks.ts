// Takes away the networks of this checkout that no domain is on any more.

import { workspaceHere } from '../checkout.ts';
import type { Arguments } from '../makebox.ts';
import { dropNetworks } from '../our-networks.ts';

export async function run({ uri }: Arguments): Promise<number> {
  await dropNetworks(uri, workspaceHere());
  return 0;
}
