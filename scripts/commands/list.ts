// What distros/ defines, and what each comes from.

import { plan } from '../checkout.ts';

export function run(): number {
  const { vms, images, layers } = plan();
  for (const { name, image } of images) {
    const chain = [];
    for (let id: string | undefined = image; id; ) {
      const layer = layers.find(l => l.id === id)!;
      chain.unshift(layer.id.slice(17));
      id = 'parent' in layer ? layer.parent : undefined;
    }
    process.stdout.write(
      `${name.padEnd(20)} ${chain.join(' + ')}${vms.some(vm => vm.name === name) ? '' : '  (an image only)'}\n`,
    );
  }
  return 0;
}
