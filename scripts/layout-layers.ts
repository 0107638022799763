// The layers of the image in an OCI layout, each checked against its digest.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { streamDigest } from './digests.ts';
import { Failure } from './failure.ts';
import { blobPath, type Descriptor, forProcessor } from './layout.ts';

const why = 'everything in a layout is found by its digest';

/**
 * Files in their order, the lowest first, for a processor as Debian names it, and the one that the image says it is for. `digest` names
 * the manifest; without it the layout has one.
 */
export async function layersIn(
  folder: string,
  digest: string,
  arch: string,
): Promise<{ layers: string[]; architecture: string }> {
  const index = parsed(path.join(folder, 'index.json'));
  let manifest = await blob(folder, digest || (forProcessor(index, arch)?.digest ?? ''));
  if (manifest.manifests) {
    const own = forProcessor(manifest, arch);
    if (!own) throw new Failure(`${folder} has no image for ${arch}`, 'it is for other processors', 'another image');
    manifest = await blob(folder, own.digest);
  }
  const files: string[] = [];
  for (const layer of manifest.layers ?? []) files.push(await verified(folder, layer.digest));
  const { architecture = '' } = manifest.config ? await blob(folder, manifest.config.digest) : {};
  return { layers: files, architecture };
}

const blob = async (folder: string, digest: string) => parsed(await verified(folder, digest));

interface Blob {
  readonly manifests?: Descriptor[];
  readonly layers?: Descriptor[];
  readonly config?: Descriptor;
  readonly architecture?: string;
}

function parsed(file: string): Blob {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch (error) {
    throw new Failure(`${file}: ${(error as Error).message}`, why, 'make or fetch the layout again');
  }
}

/** A blob whose bytes are what its digest says. */
async function verified(folder: string, digest: string): Promise<string> {
  const file = path.join(folder, blobPath(digest) ?? 'blobs/none');
  let found: string;
  try {
    found = await streamDigest(file);
  } catch (error) {
    const mend = 'make refresh-NAME where the layout was made anew';
    throw new Failure(`${folder} does not hold ${digest || 'one image'}: ${(error as Error).message}`, why, mend);
  }
  if (`sha256:${found}` !== digest)
    throw new Failure(`${file} is not what its name says`, why, 'make or fetch the layout again');
  return file;
}
