// oci:REFERENCE - a disk in an image of containers (KubeVirt's containerDisk and the like), in a registry or a layout folder.

import { word } from '../escape.ts';
import type { Disk } from '../layer.ts';
import { disk, taken } from './disk.ts';
import type { Source } from './source.ts';

const digest = /@(sha256:[0-9a-f]{64})$/;

export const oci: Source<Disk> = {
  form: 'oci:REFERENCE',
  // host/name:tag, host/name@sha256:…, or a folder, which begins with / or a dot, with a tag behind it.
  pattern: /^([\w.-]+(:\d+)?(\/[\w.-]+)+(:[\w.-]+)?(@sha256:[0-9a-f]{64})?|\.{0,2}\/[^=|%;\\:]+(:[\w.-]+)?)$/,
  template: 'disk',
  layer(asked) {
    const pin = digest.exec(asked.rest)?.[1] ?? asked.locked;
    return disk('oci', asked, { place: asked.rest, pin, sha256sums: '' }, untagged(asked.rest));
  },
  rule(layer) {
    const { id, place, pin, tlsVerify } = layer;
    const folder = layoutFolder(place);
    const pulled = `generated/data/downloads/oci-${pin.replace('sha256:', '') || `not-locked-yet-${id}`}`;
    const tls = tlsVerify ? '' : '--src-tls-verify=false ';
    return {
      what: `the disk in the container image ${place}`,
      held: folder ?? pulled,
      fetch: folder ? '' : `sh -euc $(call q,$(pull)) sh $@ ${tls}${word(`docker://${byDigest(place, pin)}`)}`,
      ...taken(layer, `$(MAKEBOX) unpack oci ${word(folder ?? pulled)}${folder ? ` ${pin}` : ''}`),
    };
  },
};

/** The folder of a layout without its tag; undefined for a reference into a registry. */
export const layoutFolder = (place: string): string | undefined =>
  /^\.{0,2}\//.test(place) ? untagged(place) : undefined;

/** A reference whose tag gave way to a digest: nothing else can come then. */
export const byDigest = (place: string, pin: string) => `${untagged(place)}@${pin}`;

const untagged = (place: string) => place.replace(digest, '').replace(/:[\w.-]+$/, '');
