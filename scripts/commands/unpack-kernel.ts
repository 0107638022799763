// Takes a built kernel out of an image of containers: boot/ and lib/modules/, in its root or in little-vm-helper's data/kernels/NAME/.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bound } from '../bound.ts';
import { Failure } from '../failure.ts';
import { layersIn } from '../layout-layers.ts';
import type { Arguments } from '../makebox.ts';

/** `folder` holds the image as `layout`, and gets the kernel for a processor as Debian names it. */
export async function run({ name: folder, words: [arch = ''] }: Arguments): Promise<number> {
  const [files, layer] = [path.join(folder, 'files'), path.join(folder, 'layer')];
  const { layers, architecture } = await layersIn(path.join(folder, 'layout'), '', arch);
  if (architecture && architecture !== arch)
    throw new Failure(`the image is for ${architecture}`, `a kernel for ${arch} was asked for`, '`arch` in [kernel]');
  mkdirSync(files);
  for (const blob of layers) {
    mkdirSync(layer);
    tool(blob, 'tar', '-C', layer, ...plain, '-xf', blob);
    // Without links: what comes later can lead nowhere else by what came before.
    tool(blob, 'find', layer, '!', '-type', 'd', '!', '-type', 'f', '-delete');
    whiteOut(layer, files);
    tool(blob, 'cp', '-a', '--reflink=auto', `${layer}/.`, files);
    rmSync(layer, { recursive: true });
  }
  const kernels = path.join(files, 'data/kernels');
  const named = existsSync(kernels) ? readdirSync(kernels).map(name => path.join(kernels, name)) : [];
  const [root, more] = [...named, files].filter(one => vmlinuz(one) > 0);
  if (!root || more || vmlinuz(root) > 1)
    throw new Failure(
      `the image holds ${root ? 'more than one kernel' : 'no kernel'}`,
      'one is taken, out of boot/ or data/kernels/NAME/boot/',
      'another reference: make kernels-catalog',
    );
  mkdirSync(path.join(folder, 'lib'));
  renameSync(path.join(root, 'boot'), path.join(folder, 'boot'));
  // In a system whose /lib is a link.
  const modules = ['lib/modules', 'usr/lib/modules'].find(one => existsSync(path.join(root, one)));
  if (modules) renameSync(path.join(root, modules), path.join(folder, 'lib/modules'));
  rmSync(files, { recursive: true });
  return 0;
}

const plain = ['--no-same-owner', '--no-same-permissions', '--exclude=./dev/*', '--exclude=dev/*'];

const vmlinuz = (root: string): number => {
  const boot = path.join(root, 'boot');
  return existsSync(boot) ? readdirSync(boot).filter(name => name.startsWith('vmlinuz-')).length : 0;
};

/** What a layer takes away of those below it (layer.md of the OCI image specification, "Whiteouts"). */
function whiteOut(layer: string, files: string): void {
  for (const file of readdirSync(layer, { recursive: true, encoding: 'utf8' })) {
    const name = path.basename(file);
    if (!name.startsWith('.wh.')) continue;
    const at = path.dirname(file);
    const opaque = name === '.wh..wh..opq';
    rmSync(path.join(files, at, opaque ? '.' : name.slice(4)), { recursive: true, force: true });
    rmSync(path.join(layer, file), { recursive: true });
  }
}

function tool(blob: string, ...words: string[]): void {
  try {
    execFileSync(...bound('TERM', words), { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    throw new Failure(
      `${path.basename(blob)} of the image can't be unpacked`,
      'see what was said above',
      'df, or another image',
    );
  }
}
