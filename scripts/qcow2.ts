// Reads the header of a qcow2 image (docs/interop/qcow2 of qemu), which may be anything: it never opens what a header names.

/** Bytes that hold every header: the largest cluster, which it has to fit into. */
export const headerBytes = 2 ** 21;
/** Larger disks are refused: 64 TiB. */
export const largestDisk = 2n ** 46n;

export interface Qcow2 {
  /** Bytes of the disk that a guest sees. */
  readonly size: bigint;
  /** "" for none. */
  readonly backingFile: string;
  /** "" where the header does not say. */
  readonly backingFormat: string;
}

const extensions = { end: 0, backingFormat: 0xe2792aca, dataFile: 0x44415441, encryption: 0x0537be77 };
/** Incompatible features: what a reader must know. A dirty refcount, another compression and extended L2 entries do no harm. */
const bits = { corrupt: 1, dataFile: 2, known: 4 };
const shortHeader = { 2: 72, 3: 104 } as const;

/** The header, or what makes it one that nobody should open, in a few words. */
export function readQcow2(bytes: Uint8Array): Qcow2 | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < shortHeader[2] || view.getUint32(0) !== 0x514649fb) return 'it has no header of a qcow2 image';
  const version = view.getUint32(4);
  if (version !== 2 && version !== 3) return `it is of version ${version}, and only 2 and 3 are known`;
  if (bytes.length < shortHeader[version]) return 'its header is cut off';
  const clusterBits = view.getUint32(20);
  if (clusterBits < 9 || clusterBits > 21) return `its clusters have 2^${clusterBits} bytes, and 9 to 21 are allowed`;
  const size = view.getBigUint64(24);
  if (size > largestDisk) return `its disk has ${size} bytes, and 64 TiB are the most`;
  if (view.getUint32(32) !== 0) return 'it is encrypted';

  const features = version === 3 ? view.getBigUint64(72) : 0n;
  const has = (bit: number) => ((features >> BigInt(bit)) & 1n) === 1n;
  if (has(bits.dataFile)) return 'its data are in another file';
  if (has(bits.corrupt)) return 'it is marked as corrupt';
  if (features >> BigInt(bits.known + 1) !== 0n) return 'it has features that are not known';
  const length = version === 3 ? view.getUint32(100) : shortHeader[2];
  const cluster = Math.min(2 ** clusterBits, bytes.length);
  if (length < shortHeader[version] || length > cluster) return `its header has ${length} bytes`;

  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const backingAt = view.getBigUint64(8);
  const backingLength = view.getUint32(16);
  if (backingAt !== 0n && (backingLength > 1023 || backingAt + BigInt(backingLength) > BigInt(cluster)))
    return 'the name of its backing file is out of bounds';
  const backingEnd = Number(backingAt) + backingLength;
  const backingFile = backingAt === 0n ? '' : text(Number(backingAt), backingEnd) || '(no name)';

  let backingFormat = '';
  // Extensions end before the name of the backing file.
  for (let at = length, end = backingFile ? Number(backingAt) : cluster; at + 8 <= end; ) {
    const [type, size] = [view.getUint32(at), view.getUint32(at + 4)];
    if (type === extensions.end) break;
    if (at + 8 + size > end) return 'an extension of its header is out of bounds';
    if (type === extensions.dataFile) return 'its data are in another file';
    if (type === extensions.encryption) return 'it is encrypted';
    if (type === extensions.backingFormat) backingFormat = text(at + 8, at + 8 + size);
    at += 8 + Math.ceil(size / 8) * 8;
  }
  return { size, backingFile, backingFormat };
}
