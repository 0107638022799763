// What the sources of whole disks have in common: where the disk is, what pins it, how it is unpacked and grown.

import { bytesOf } from '../amount.ts';
import { word } from '../escape.ts';
import type { Disk, Iso } from '../layer.ts';
import type { Asked } from './source.ts';

export const addressPattern = /^(https?|file):\/\/[^\s'"\\]+$/;
/** No make text can hold a file that has one of these in its name. */
export const pathPattern = /^(?!\w+:\/\/)[^=|%;\\]+$/;
export const addressOrPath = new RegExp(`${addressPattern.source}|${pathPattern.source}`);

export const isAddress = (place: string): boolean => addressPattern.test(place);

/** An address, or a path that no tool takes for something else. */
export const placed = (rest: string) =>
  isAddress(rest) || rest.startsWith('/') ? rest : `./${rest.replace(/^(\.\/+)+/, '')}`;

type Pinned = Pick<Disk, 'place' | 'pin' | 'sha256sums'>;

/** What the bytes at a place must be: the definition says it of a download, and the file itself of a file. */
export function pinned({ from, entry, rest, world, locked, report }: Asked): Pinned | undefined {
  const place = placed(rest);
  if (isAddress(place)) {
    const pin = from.get('image/sha256') || locked;
    const sha256sums = from.get('image/sha256sums');
    return pin || sha256sums ? { place, pin, sha256sums } : void report('missing-checksum', entry.line, place);
  }
  for (const key of ['sha256', 'sha256sums']) {
    const at = from.entry(`image/${key}`);
    if (at?.file === entry.file) report('wrong-source', at.line, key, 'a download', entry.value);
  }
  const pin = world.fileDigest(place);
  return pin ? { place, pin, sha256sums: '' } : void report('missing-file', entry.line, rest, 'from');
}

/** The layer of a disk; what pins it is hashed, and where it lies only until something does. */
export function disk(kind: Disk['kind'], asked: Asked, { place, pin, sha256sums }: Pinned, name = place): Disk {
  const { from, entry, lock, id } = asked;
  const [size, expand] = [from.get('image/size'), from.get('image/expand')];
  // One file is one layer, wherever it came from.
  const facts = kind === 'url' || kind === 'file' ? { sha256: pin, size, expand } : { kind, pin, size, expand };
  return {
    kind,
    id: id(stem(name), pin ? facts : { ...facts, place }),
    room: 4096,
    from: entry.value,
    pin,
    lock,
    size,
    place,
    sha256sums,
    atLeast: !from.entry('image/size'),
    expand,
    tlsVerify: from.get('image/tls-verify') !== 'no',
  };
}

/** A word for people: the last name of a path, without its endings. */
const stem = (name: string) =>
  name
    .replace(/[?#].*/, '')
    .split('/')
    .filter(Boolean)
    .at(-1)!
    .replace(/(\.(img|qcow2|raw|box|iso))?(\.(xz|gz|zst|bz2))?$/, '');

const unpackers: Readonly<Record<string, string>> = {
  xz: 'xz -dc',
  gz: 'gzip -dc',
  zst: 'zstd -dc',
  bz2: 'bzip2 -dc',
};

/** What writes the content of a packed file to standard output, by the ending of its name; "" for one that is not packed. */
export const unpacker = (name: string): string =>
  unpackers[/\.(xz|gz|zst|bz2)$/.exec(name.replace(/^(\w+:\/\/[^?#]*).*/, '$1'))?.[1] ?? ''] ?? '';

/** Where the bytes lie when the recipe runs, and for a download what brings them there. */
export function held({ id, place, pin }: Disk | Iso): { held: string; fetch: string } {
  if (!isAddress(place)) return { held: place, fetch: '' };
  return {
    held: `generated/data/downloads/${pin || `not-locked-yet-${id}`}`,
    fetch: `$(MAKEBOX) download ${word(place)} ${pin} $@`,
  };
}

/** How the disk comes out of what holds it, in bytes that it may have at most, and becomes as large as the definition says. */
export const taken = (layer: Disk, unpack: string) => ({
  unpack,
  most: most(layer),
  grow: grow(layer, '"$${found#* }"'),
});

/** A qcow2 that holds a whole disk is a little larger than it; for what is not, `makebox disk` has better words. */
const most = ({ size }: Disk) => Math.ceil(bytesOf(size)! * 1.125) + 2 ** 26;

/** `to` is the new size, in make's text for sh. */
export const grow = ({ size, expand }: Disk, to: string = size): string =>
  expand
    ? `mv $@.tmp $@.small; qemu-img create -q -f qcow2 $@.tmp ${to}
	$(bound) virt-resize --format qcow2 --output-format qcow2 --expand ${word(expand)} $@.small $@.tmp; rm -f $@.small`
    : `qemu-img resize -q -f qcow2 $@.tmp ${to}`;
