// Reads the beginning of a foreign disk.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { headerBytes } from './qcow2.ts';

/** What every header fits into, and the size of the whole file in bytes. */
export function headOf(file: string): { head: Uint8Array; length: number } {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(headerBytes);
    const read = readSync(fd, head, 0, headerBytes, 0);
    return { head: head.subarray(0, read), length: fstatSync(fd).size };
  } finally {
    closeSync(fd);
  }
}
