// Reads from a qcow2's header what it stands on, without starting a tool (qemu's docs/interop/qcow2.txt).

import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { headOf } from './head.ts';

const magic = 0x514649fb;
/** The name of a backing file has at most 1023 bytes. */
const longest = 1023;

/** The backing file as an absolute path; "" where it stands on nothing, undefined where the file is no qcow2. */
export function backingOf(file: string): string | undefined {
  const fd = openSync(file, 'r');
  try {
    const header = Buffer.alloc(20);
    if (readSync(fd, header, 0, header.length, 0) < header.length || header.readUInt32BE(0) !== magic) return undefined;
    const [at, length] = [Number(header.readBigUInt64BE(8)), header.readUInt32BE(16)];
    if (at === 0) return '';
    const name = Buffer.alloc(length);
    if (length > longest || readSync(fd, name, 0, length, at) < length) return undefined;
    return path.resolve(path.dirname(file), name.toString());
  } finally {
    closeSync(fd);
  }
}

/**
 * The first cluster of a qcow2 with another name for what it stands on, which comes right behind the header's extensions (qemu's
 * docs/interop/qcow2.txt): libvirt reads 33280 bytes of a file, and takes one whose name lies behind these to stand on nothing
 * (VIR_STORAGE_MAX_HEADER).
 */
export function withBacking(file: string, name: string): Buffer {
  const { head } = headOf(file);
  const view = new DataView(head.buffer, head.byteOffset);
  const cluster = Buffer.from(head.subarray(0, 2 ** view.getUint32(20)));
  const at = endOfExtensions(view);
  cluster.writeBigUInt64BE(BigInt(at), 8);
  cluster.writeUInt32BE(Buffer.byteLength(name), 16);
  cluster.write(name, at);
  return cluster;
}

/** Each has its type, its length and as many bytes, up to a multiple of 8; the last one is of type 0. Version 2 has a header of 72 bytes. */
function endOfExtensions(view: DataView): number {
  let at = view.getUint32(4) === 2 ? 72 : view.getUint32(100);
  for (; view.getUint32(at) !== 0; at += 8 + Math.ceil(view.getUint32(at + 4) / 8) * 8);
  return at + 8;
}
