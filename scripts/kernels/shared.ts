// A kernel that a registry may hold: its name says what it was made of.

import { plan } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { folderOf } from './rule.ts';

export function sharedKernel(name: string): { id: string; folder: string } {
  const kernel = plan().kernels.find(one => one.name === name);
  if (!kernel) throw new Failure(`no kernels/${name}.ini`, 'a kernel is what its definition says', 'make kernels');
  if (kernel.origin.kind !== 'dir') return { id: kernel.id, folder: folderOf(kernel) };
  throw new Failure(
    `${name} is built from ${kernel.origin.path}`,
    'a folder that changes has no name that others could ask for',
    'source = "git:ADDRESS#REF" in [kernel], or make kernel-NAME there, too',
  );
}
