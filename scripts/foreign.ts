// Decides by its first bytes what a foreign disk is opened as, or that it is not opened at all.

import { largestDisk, readQcow2 } from './qcow2.ts';

export interface Foreign {
  readonly format: 'qcow2' | 'raw';
  /** Bytes of the disk that a guest sees. */
  readonly size: bigint;
}

/** What is no disk for makebox, by the bytes at a place. [what it is, where, its bytes, what to do] */
const others: readonly (readonly [what: string, at: number, magic: string, mend: string])[] = [
  ['packed by xz', 0, '\xfd7zXZ\0', 'give it a name that ends in .xz'],
  ['packed by gzip', 0, '\x1f\x8b', 'give it a name that ends in .gz'],
  ['packed by zstd', 0, '\x28\xb5\x2f\xfd', 'give it a name that ends in .zst'],
  ['packed by bzip2', 0, 'BZh', 'give it a name that ends in .bz2'],
  ['a zip archive', 0, 'PK\x03\x04', 'take the disk out of it'],
  ['a tar archive', 257, 'ustar', 'from = box:… for a Vagrant box; else take the disk out of it'],
  ['a CD', 32769, 'CD001', 'from = iso:… to install from it'],
  ['encrypted (LUKS)', 0, 'LUKS\xba\xbe', 'decrypt it first'],
  ['a qcow image of version 1', 0, 'QFI\xfb\0\0\0\x01', 'qemu-img convert -f qcow -O qcow2'],
  ...[
    ['VMDK', 0, 'KDMV'],
    ['VMDK', 0, 'COWD'],
    ['VMDK', 0, '# Disk DescriptorFile'],
    ['VDI', 0x40, '\x7f\x10\xda\xbe'],
    ['VHDX', 0, 'vhdxfile'],
    ['VPC', 0, 'conectix'],
    ['QED', 0, 'QED\0'],
    ['Parallels', 0, 'WithoutFreeSpace'],
    ['Parallels', 0, 'WithouFreSpacExt'],
  ].map(([name, at, magic]) => {
    const convert = `qemu-img convert -f ${String(name).toLowerCase()} -O qcow2, if you trust where it is from`;
    return [`a disk in the format ${name}`, Number(at), String(magic), convert] as const;
  }),
];

/** `head` is the beginning of the file (headerBytes of it, or all), `length` its size in bytes. */
export function inspect(head: Uint8Array, length: number): Foreign | { flaw: string; mend: string } {
  if (length === 0) return { flaw: 'is empty', mend: 'fetch it again' };
  const other = others.find(([, at, magic]) => startsWith(head, at, magic));
  if (other) return { flaw: `is ${other[0]}`, mend: other[3] };
  if (!startsWith(head, 0, 'QFI\xfb')) {
    if (BigInt(length) <= largestDisk) return { format: 'raw', size: BigInt(length) };
    return { flaw: 'has more than 64 TiB', mend: 'a smaller disk' };
  }
  const header = readQcow2(head);
  const flaw = typeof header === 'string' ? header : header.backingFile && `it stands on ${quoted(header.backingFile)}`;
  if (flaw)
    return { flaw: `can't be trusted: ${flaw}`, mend: 'qemu-img convert it where it was made, and take the result' };
  return { format: 'qcow2', size: (header as { size: bigint }).size };
}

/** A foreign name, for a message on a terminal. */
const quoted = (name: string) => JSON.stringify(name.slice(0, 80));

const startsWith = (head: Uint8Array, at: number, magic: string) =>
  head.length >= at + magic.length && [...magic].every((letter, i) => head[at + i] === letter.charCodeAt(0));
