// The layers of an image below its VM's own.

import { plan } from './checkout.ts';
import { Failure } from './failure.ts';

/** Their ids, the base first. */
export function chainBelow(name: string): string[] {
  const { images, layers } = plan();
  const chain: string[] = [];
  let id = images.find(image => image.name === name)?.image;
  if (!id) throw new Failure(`there is no distros/${name}.ini`, 'an image is what its definition says', 'make list');
  for (; id; ) {
    chain.unshift(id);
    const layer = layers.find(one => one.id === id)!;
    id = 'parent' in layer ? layer.parent : undefined;
  }
  return chain;
}
