// Reads an OCI image layout (image-layout.md of the OCI image specification): an index, manifests and layers, by digest.

export interface Descriptor {
  readonly digest: string;
  readonly platform?: { readonly architecture?: string };
}
interface Index {
  readonly manifests?: readonly Descriptor[];
}

const digestForm = /^sha256:[0-9a-f]{64}$/;

/** Where a blob lies in a layout; undefined for a digest that is none. */
export const blobPath = (digest: string): string | undefined =>
  digestForm.test(digest) ? `blobs/sha256/${digest.slice(7)}` : undefined;

/** The manifest in an index for a processor, or the only one; undefined where there is none. */
export const forProcessor = ({ manifests = [] }: Index, architecture: string): Descriptor | undefined =>
  manifests.length === 1 ? manifests[0] : manifests.find(m => m.platform?.architecture === architecture);

/** Whether a file of a layer is a disk: KubeVirt's containerDisk has one in /disk, little-vm-helper's images in /data/images. */
export const isDiskFile = (name: string): boolean => /^(\.?\/)?(disk|data\/images)\/[^/]+$/.test(name);
