// Writes an OCI image layout into a folder: out of layers that are files, which become its blobs.

import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { streamDigest } from './digests.ts';
import { blobPath } from './layout.ts';
import { sha256 } from './machine.ts';
import { layout } from './oci.ts';
import { here } from './processor.ts';

/** Takes the uncompressed archives `layers`, in their order, for a processor as Debian names it; gives the digest that a registry would call it by. */
export async function writeLayout(
  folder: string,
  layers: readonly string[],
  arch: string = here.debian,
): Promise<string> {
  mkdirSync(path.join(folder, 'blobs/sha256'), { recursive: true });
  const blobs = [];
  for (const layer of layers) {
    const blob = { sha256: await streamDigest(layer), size: statSync(layer).size };
    renameSync(layer, path.join(folder, blobPath(`sha256:${blob.sha256}`)!));
    blobs.push(blob);
  }
  const { files, digest } = layout(blobs, arch, sha256);
  for (const { path: file, text } of files) writeFileSync(path.join(folder, file), text);
  return digest;
}
