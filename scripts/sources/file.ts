// file:PATH - a disk that lies here.

import { word } from '../escape.ts';
import type { Disk } from '../layer.ts';
import { disk, held, pathPattern, pinned, taken, unpacker } from './disk.ts';
import type { Source } from './source.ts';

export const file: Source<Disk> = {
  form: 'file:PATH',
  pattern: pathPattern,
  template: 'disk',
  layer(asked) {
    const pin = pinned(asked);
    return pin && disk('file', asked, pin);
  },
  rule(layer) {
    const unpack = unpacker(layer.place);
    return {
      what: `the disk ${layer.place}`,
      ...held(layer),
      ...taken(layer, unpack && `${unpack} <${word(layer.place)}`),
    };
  },
};
