// The JSON of an OCI image layout of layers that are uncompressed archives (github.com/opencontainers/image-spec, "image-layout"): no time stands in it.

import { blobPath } from './layout.ts';

export interface Blob {
  /** In hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const type = (name: string) => `application/vnd.oci.image.${name}`;

/** Every file of the layout besides the layers' blobs, and the digest that a registry would call it by. */
export function layout(
  layers: readonly Blob[],
  architecture: string,
  digest: (text: string) => string,
): { files: { path: string; text: string }[]; digest: string } {
  const blob = (content: object) => {
    const text = JSON.stringify(content);
    const name = `sha256:${digest(text)}`;
    return { text, path: blobPath(name)!, size: Buffer.byteLength(text), digest: name };
  };
  const digests = layers.map(layer => `sha256:${layer.sha256}`);
  const config = blob({ architecture, os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: digests } });
  const manifest = blob({
    schemaVersion: 2,
    mediaType: type('manifest.v1+json'),
    config: { mediaType: type('config.v1+json'), digest: config.digest, size: config.size },
    layers: layers.map(({ size }, index) => ({ mediaType: type('layer.v1.tar'), digest: digests[index], size })),
  });
  const entry = { mediaType: type('manifest.v1+json'), digest: manifest.digest, size: manifest.size };
  const index = { schemaVersion: 2, mediaType: type('index.v1+json'), manifests: [entry] };
  return {
    files: [
      { path: 'oci-layout', text: JSON.stringify({ imageLayoutVersion: '1.0.0' }) },
      { path: 'index.json', text: JSON.stringify(index) },
      ...[config, manifest].map(({ path, text }) => ({ path, text })),
    ],
    digest: manifest.digest,
  };
}
