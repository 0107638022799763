// A verb with the name of a VM that isn't there: says which one was meant.

import { dataDisks, makeText, plan, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { goals } from '../generate.ts';
import type { Arguments } from '../makebox.ts';
import { nearest } from '../nearest.ts';
import { isRemote } from '../uri.ts';
import { dropVolumes, volumesOfVm } from '../volumes.ts';
import { destroy, remains } from './destroy.ts';
import { destroyDisks } from './destroy-disks.ts';
import { renamedAlready } from './rename.ts';

export async function run({ name: goal, uri, disks, to }: Arguments): Promise<number> {
  const ending = goal.endsWith('.xml') ? '.xml' : '';
  const { verbs } = goals(makeText(textOf('Makefile.in')));
  const verb = ending ? '' : (verbs.filter(v => goal.startsWith(`${v}-`)).sort((a, b) => b.length - a.length)[0] ?? '');
  const vm = goal.slice(verb ? verb.length + 1 : 0, goal.length - ending.length);
  const { vms, images } = plan();
  const names = vms.map(v => v.name);
  const goalOf = (name: string) => `make ${verb ? `${verb}-` : ''}${name}${ending}`;
  if (verb === 'destroy') {
    // Its definition may be gone, and never is another one's disk proposed.
    const left = (await remains(uri, [vm])).find(one => one.vm === vm);
    const there = isRemote(uri) ? await volumesOfVm(uri, vm) : [];
    if (!left && dataDisks(vm).length + there.length === 0)
      throw new Failure(`no VM "${vm}"`, `there is no distros/${vm}.ini, and no domain of it here`, 'make list');
    if (left) await destroy(left, uri, disks);
    else {
      destroyDisks(vm, disks);
      await dropVolumes(uri, vm, disks);
    }
    return 0;
  }
  const ended = verb === 'rename' ? await renamedAlready(vm, to) : undefined;
  if (ended !== undefined) return ended;
  const near = nearest(vm, names);
  const file = `distros/${vm}.ini`;
  if (images.some(image => image.name === vm)) {
    throw new Failure(`${vm} is an image, and no VM`, `${file} says "define = no"`, `make image-${vm}`);
  }
  const instances = images.filter(image => image.file === file).map(image => image.name);
  if (instances.length > 0) {
    throw new Failure(`no VM "${vm}"`, `${file} makes ${instances.join(' ')}`, goalOf(instances[0]!));
  }
  const left = await remains(uri, [vm]).catch(() => []);
  if (left.some(one => one.vm === vm))
    throw new Failure(
      `no VM "${vm}" any more`,
      `there is no ${file}; its domain, or its disk, is here`,
      `put ${file} back, or make destroy-${vm}`,
    );
  throw new Failure(
    `no VM "${vm}"`,
    `there is no ${file}`,
    near ? `did you mean "${goalOf(near)}"?` : `one of: ${names.join(' ')}`,
  );
}
