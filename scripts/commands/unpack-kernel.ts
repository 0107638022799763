// Takes a built kernel out of an image of containers: boot/ and lib/modules/, in its root or in little-vm-helper's data/kernels/NAME/.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { layersIn } from '../layout-layers.ts';
import type { Arguments } from '../makebox.ts';

const host = (program: string, ...words: string[]) =>
  execFileSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'] });

/** `folder` holds the image as `layout`, and gets the kernel. */
export async function run({ name: folder, words: [arch = ''] }: Arguments): Promise<number> {
  const [files, layer] = [path.join(folder, 'files'), path.join(folder, 'layer')];
  mkdirSync(files);
  for (const blob of await layersIn(path.join(folder, 'layout'), '', arch)) {
    // Without links: what comes later can lead nowhere else by what came before.
    mkdirSync(layer);
    host('tar', '-C', layer, '--no-same-owner', '--no-same-permissions', '--exclude=./dev/*', '-xf', blob);
    host('find', layer, '!', '-type', 'd', '!', '-type', 'f', '-delete');
    host('cp', '-a', '--reflink=auto', `${layer}/.`, files);
    rmSync(layer, { recursive: true });
  }
  const kernels = path.join(files, 'data/kernels');
  const named = existsSync(kernels) ? readdirSync(kernels).map(name => path.join(kernels, name)) : [];
  const roots = [...named, files].filter(root => existsSync(path.join(root, 'boot')));
  const [root] = roots;
  if (!root || roots.length > 1)
    throw new Failure(
      `the image holds ${roots.length} kernels`,
      'one is taken, out of boot/ or data/kernels/NAME/boot/',
      'another reference: make kernels-catalog',
    );
  for (const name of readdirSync(root)) if (name !== 'data') renameSync(path.join(root, name), path.join(folder, name));
  rmSync(files, { recursive: true });
  return 0;
}
