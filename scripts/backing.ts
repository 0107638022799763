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
 * The first cluster of a qcow2 with another name for what it stands on. The name may be anywhere behind the header's extensions
 * (qemu's docs/interop/qcow2.txt): it goes to the end.
 */
export function withBacking(file: string, name: string): Buffer {
  const { head } = headOf(file);
  const view = new DataView(head.buffer, head.byteOffset);
  const cluster = Buffer.from(head.subarray(0, 2 ** view.getUint32(20)));
  const at = cluster.length - Buffer.byteLength(name);
  cluster.writeBigUInt64BE(BigInt(at), 8);
  cluster.writeUInt32BE(Buffer.byteLength(name), 16);
  cluster.write(name, at);
  return cluster;
}
