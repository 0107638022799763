// The one table of sources: what `from` may name. The keys that belong to each stand in settings.ts.

import type { Base } from '../layer.ts';
import { box } from './box.ts';
import { domain } from './domain.ts';
import { file } from './file.ts';
import { iso } from './iso.ts';
import { mmdebstrap } from './mmdebstrap.ts';
import { none } from './none.ts';
import { oci } from './oci.ts';
import type { Source } from './source.ts';
import { url } from './url.ts';
import { virtBuilder } from './virt-builder.ts';

export const sources: Readonly<Record<Base['kind'], Source>> = {
  mmdebstrap,
  'virt-builder': virtBuilder,
  url,
  file,
  box,
  oci,
  iso,
  domain,
  none,
};

const forms = [...Object.values(sources).map(source => source.form), 'distro:NAME'];
/** Every way to write a source, for messages and pages. */
export const allForms = `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;

/** The kind and what stands behind it; undefined where `from` names no source. */
export function parseSource(from: string): { source: Source; kind: string; rest: string } | undefined {
  const [, kind = '', rest = ''] = /^([a-z-]+)(?::(.+))?$/.exec(from) ?? [];
  const source = Object.hasOwn(sources, kind) ? sources[kind as Base['kind']] : undefined;
  return source?.pattern.test(rest) ? { source, kind, rest } : undefined;
}
