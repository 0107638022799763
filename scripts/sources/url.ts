// url:ADDRESS - a cloud image, by its checksum.

import { word } from '../escape.ts';
import type { Disk } from '../layer.ts';
import { addressPattern, disk, held, pinned, taken, unpacker } from './disk.ts';
import type { Source } from './source.ts';

export const url: Source<Disk> = {
  form: 'url:ADDRESS',
  pattern: addressPattern,
  template: 'disk',
  layer(asked) {
    const pin = pinned(asked);
    return pin && disk('url', asked, pin);
  },
  rule(layer) {
    const where = held(layer);
    const unpack = unpacker(layer.place);
    return {
      what: `the cloud image at ${layer.place}`,
      ...where,
      ...taken(layer, unpack && `${unpack} <${word(where.held)}`),
    };
  },
};
