// none - no source: the disk is empty, and the VM boots from its network, or from a CD.

import type { Empty } from '../layer.ts';
import type { Source } from './source.ts';

export const none: Source<Empty> = {
  form: 'none',
  pattern: /^$/,
  template: 'none',

  layer({ from, entry, lock, id }) {
    const size = from.get('image/size');
    // There is nothing that could be another one tomorrow.
    return { kind: 'none', id: id('empty', { size }), room: 16, from: entry.value, pin: 'none', lock, size };
  },

  rule: () => ({}),
};
