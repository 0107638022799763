// Takes away the networks of this checkout that no domain is on any more.

import type { Arguments } from '../makebox.ts';
import { dropNetworksHere } from '../our-networks.ts';

export async function run({ uri }: Arguments): Promise<number> {
  await dropNetworksHere(uri);
  return 0;
}
