// A verb with the name of a VM that isn't there: says which one was meant.

import { plan } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { nearest } from '../problem.ts';

export function run({ name: goal }: Arguments): never {
  const [, verb = '', vm = '', ending = ''] = /^(?:(?!.*\.xml$)([a-z]+)-)?(.*?)(\.xml)?$/.exec(goal) ?? [];
  const names = plan().vms.map(v => v.name);
  const near = nearest(vm, names);
  const goalOf = (name: string) => `make ${verb ? `${verb}-` : ''}${name}${ending}`;
  throw new Failure(
    `no VM "${vm}"`,
    `there is no distros/${vm}.ini`,
    near ? `did you mean "${goalOf(near)}"?` : `one of: ${names.join(' ')}`,
  );
}
