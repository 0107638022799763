// The VMs that distros/ defines, and what each comes from.

import { plan } from '../checkout.ts';

export function run(): number {
  const { vms, layers } = plan();
  for (const vm of vms) {
    const chain = [];
    for (let id: string | undefined = vm.image; id; ) {
      const layer = layers.find(l => l.id === id)!;
      chain.unshift(layer.kind === 'identity' ? '' : layer.id.slice(17));
      id = 'parent' in layer ? layer.parent : undefined;
    }
    process.stdout.write(`${vm.name.padEnd(20)} ${chain.filter(Boolean).join(' + ')}\n`);
  }
  return 0;
}
