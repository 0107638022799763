// domain:NAME - the disk of a libvirt domain that somebody made by hand.

import type { Disk } from '../layer.ts';
import { disk, grow } from './disk.ts';
import type { Source } from './source.ts';

export const domain: Source<Disk> = {
  form: 'domain:NAME',
  // What libvirt takes for a name, less what an option would begin with.
  pattern: /^[^-/\s'"\\][^/'"\\]*$/,
  template: 'domain',
  layer: asked => disk('domain', asked, { place: asked.rest, pin: asked.locked, sha256sums: '' }),
  rule: layer => ({ grow: grow(layer) }),
};
