// Builds a layer whose steps only write files, into its overlay: on the host, by debugfs.

import { layerOf } from '../checkout.ts';
import { writeFiles } from '../file-steps.ts';
import { hostRoot } from '../host-root.ts';
import type { SnippetLayer } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';
import { stepsOf } from '../steps.ts';

export async function run({ name: id, words: [image = ''] }: Arguments): Promise<number> {
  const { commands, fromPackages } = layerOf(id) as SnippetLayer;
  await withRawView(image, true, async (raw, scratch) => {
    writeFiles(hostRoot(image, raw, scratch, false), stepsOf(commands, fromPackages), scratch);
  });
  return 0;
}
