// box:PATH or box:ADDRESS - the disk of a Vagrant box for libvirt.

import { word } from '../escape.ts';
import type { Disk } from '../layer.ts';
import { addressOrPath, disk, grow, held, pinned } from './disk.ts';
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
      unpack: `$(MAKEBOX) unpack box ${word(where.held)}`,
      grow: grow(layer),
    };
  },
};
