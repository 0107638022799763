// Which processor a kernel's file is for, as its first bytes say.

import { closeSync, openSync, readSync } from 'node:fs';
import { Failure } from '../failure.ts';
import type { Processor } from '../processor.ts';

/** Where each puts its mark: x86/boot.rst, 1.2, header; arm64/booting.rst, 4 (Linux). */
const marks: readonly (readonly [at: number, mark: string, processor: Processor['qemu']])[] = [
  [0x202, 'HdrS', 'x86_64'],
  [0x38, 'ARM\x64', 'aarch64'],
];

/** Its processor by its first 518 bytes; undefined for what is packed, or no kernel. */
const processorOf = (head: Buffer): Processor['qemu'] | undefined =>
  marks.find(([at, mark]) => head.toString('latin1', at, at + mark.length) === mark)?.[2];

/** Throws where qemu's command line has a kernel for another processor than it emulates: it would say nothing and hang. */
export function mustFit(words: readonly string[]): void {
  const file = words[words.indexOf('-kernel') + 1];
  if (!words.includes('-kernel') || !file) return;
  const its = processorOf(headOf(file));
  const machine = words[0]?.replace('qemu-system-', '');
  if (its && its !== machine)
    throw new Failure(`${file} is for ${its}`, `the image is for ${machine}`, 'another KERNEL=, or another image');
}

function headOf(file: string): Buffer {
  const head = Buffer.alloc(518);
  try {
    const fd = openSync(file, 'r');
    try {
      readSync(fd, head);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === 'EISDIR' ? `no kernel was built in ${file}` : `the kernel ${file} can't be read: ${code}`,
      'KERNEL= is a name of kernels/, a file, or a folder that a kernel was built in',
      code === 'EISDIR' ? 'make there, and the same again' : 'ls kernels/*.ini',
    );
  }
  return head;
}
