// What distros/ defines, and what each comes from.

import { chainOf, plan } from '../checkout.ts';

export function run(): number {
  const all = plan();
  for (const { name } of all.images) {
    const chain = chainOf(name, all).map(id => id.slice(17));
    process.stdout.write(
      `${name.padEnd(20)} ${chain.join(' + ')}${all.vms.some(vm => vm.name === name) ? '' : '  (an image only)'}\n`,
    );
  }
  return 0;
}
