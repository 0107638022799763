// box:PATH or box:ADDRESS - the disk of a Vagrant box for libvirt.

import { word } from '../escape.ts';
import type { Disk } from '../layer.ts';
import { addressOrPath, disk, held, pinned, taken } from './disk.ts';
import type { Source } from './source.ts';

export const box: Source<Disk> = {
  form: 'box:PATH|ADDRESS',
  pattern: addressOrPath,
  template: 'disk',
  layer(asked) {
    const pin = pinned(asked);
    return pin && disk('box', asked, pin);
  },
  rule(layer) {
    const where = held(layer);
    return {
      what: `the disk of the Vagrant box ${layer.place}`,
      ...where,
      ...taken(layer, `$(MAKEBOX) unpack box ${word(where.held)}`),
    };
  },
};
