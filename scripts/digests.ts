// Digests of big local files: read once, then known by size, date and inode, in generated/digests.json.

import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

interface Known {
  /** size, date in nanoseconds, inode */
  readonly stamp: string;
  readonly sha256: string;
}

const chunk = 2 ** 20;
/** Bytes from which on a person would wonder what takes so long: a second's work. */
const big = 2 ** 28;

/** What says that a file is still the same without reading it; undefined where there is no plain file. */
export function stampOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.size} ${stat.mtimeNs} ${stat.ino}` : undefined;
}

/** sha256 in hex of a file by its path, absolute or from the checkout; `seen` gets the path and date of each that is there. */
export function fileDigests(checkout: string, seen: (file: string, modifiedNs: bigint) => void = () => {}) {
  const cache = path.join(checkout, 'generated/digests.json');
  return (name: string): string | undefined => {
    const file = path.resolve(checkout, name);
    const stamp = stampOf(file);
    if (!stamp) return undefined;
    seen(file, BigInt(stamp.split(' ')[1]!));
    const all = read(cache);
    const before = all[file];
    if (before?.stamp === stamp) return before.sha256;
    const { size } = statSync(file);
    if (size > big) process.stderr.write(`makebox: reading ${name} once (${Math.round(size / 2 ** 20)} MiB)\n`);
    const sha256 = digestOf(file);
    // One that changes while it is read is read again the next time.
    if (stampOf(file) === stamp) write(cache, { ...all, [file]: { stamp, sha256 } });
    return sha256;
  };
}

function read(cache: string): Record<string, Known> {
  try {
    return JSON.parse(readFileSync(cache, 'utf8')) as Record<string, Known>;
  } catch {
    return {};
  }
}

function write(cache: string, all: Record<string, Known>): void {
  const there = Object.entries(all).filter(([file]) => stampOf(file));
  mkdirSync(path.dirname(cache), { recursive: true });
  const tmp = `${cache}.${process.pid}.tmp`;
  writeFileSync(tmp, `${JSON.stringify(Object.fromEntries(there), undefined, 2)}\n`);
  renameSync(tmp, cache);
}

/** sha256 in hex of a file of any size, read beside other work. */
export async function streamDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: chunk }), hash);
  return hash.digest('hex');
}

/** sha256 in hex of a file of any size. */
export function digestOf(file: string): string {
  const hash = createHash('sha256');
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(chunk, fstatSync(fd).size + 1));
    for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) hash.update(buffer.subarray(0, n));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
}
