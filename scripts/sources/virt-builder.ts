// virt-builder:TEMPLATE - a template of libguestfs's repository, or of one's own.

import type { VirtBuilder } from '../layer.ts';
import type { Source } from './source.ts';

export const virtBuilder: Source<VirtBuilder> = {
  form: 'virt-builder:TEMPLATE',
  pattern: /^[\w.-]+$/,
  template: 'virt-builder',

  layer({ from, entry, rest: template, world, lock, locked: pin, id }) {
    const facts = {
      template,
      arch: world.machine.arch,
      size: from.get('image/size'),
      source: from.get('image/source'),
    };
    return {
      kind: 'virt-builder',
      id: id(template, { ...facts, pin }),
      room: 8192,
      from: entry.value,
      pin,
      lock,
      gpgkey: from.get('image/gpgkey'),
      checkSignature: from.get('image/check-signature') === 'yes',
      cache: id('virt-builder', { source: facts.source, template, pin }),
      ...facts,
    };
  },

  rule: layer => ({
    // VIRT_BUILDER_DIRS makes it ask that repository alone; --source would go to the public one, too.
    environment: layer.source && `VIRT_BUILDER_DIRS=generated/repos/${layer.id} `,
    options: layer.checkSignature ? '' : ' --no-check-signature',
  }),
};
