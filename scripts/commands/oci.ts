// Makes an OCI image layout of one layer, an uncompressed tar: what it holds is compressed already, or meant to be as it is.

import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { streamDigest } from '../digests.ts';
import { sha256 } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { blobPath, layout } from '../oci.ts';

const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

export async function run({ words: [layer = '', folder = ''] }: Arguments): Promise<number> {
  const blob = { sha256: await streamDigest(layer), size: statSync(layer).size };
  mkdirSync(path.join(folder, 'blobs/sha256'), { recursive: true });
  renameSync(layer, path.join(folder, blobPath(blob.sha256)));
  for (const { path: file, text } of layout([blob], architectures[process.arch] ?? process.arch, sha256).files)
    writeFileSync(path.join(folder, file), text);
  return 0;
}
