// What each kind of layer is made of, and how its name follows from that.

import type { Seed } from './cloud-init.ts';
import type { Engine } from './engine.ts';
import type { Params } from './params.ts';
import type { Input } from './plan.ts';
import type { Share } from './share.ts';

/** Raised when a recipe changes what it builds: every layer then has a new name. */
const format = 3;

interface Common {
  /** `<16 hex>-<name>`: the file's name in layers/, without `.qcow2`. */
  readonly id: string;
  /** MiB that must be free before it is built. */
  readonly room: number;
}

/** The lowest layer: what a source becomes. */
interface FromSource extends Common {
  /** The source as the definition has it. */
  readonly from: string;
  /** What says that the source is still the same; "" until it was asked. */
  readonly pin: string;
  /** The definition whose .lock pins it. */
  readonly lock: string;
  readonly size: string;
}
export interface Mmdebstrap extends FromSource {
  readonly kind: 'mmdebstrap';
  readonly suite: string;
  /** As Debian names the processor. */
  readonly arch: string;
  readonly vendor: 'debian' | 'ubuntu';
  readonly packages: readonly string[];
  readonly components: readonly string[];
  /** From the definition; "" leaves it to the machine. */
  readonly mirror: string;
  readonly snapshot: string;
  readonly inputs: readonly Input[];
}
export interface VirtBuilder extends FromSource {
  readonly kind: 'virt-builder';
  readonly template: string;
  readonly source: string;
  readonly gpgkey: string;
  readonly checkSignature: boolean;
  /** Names the folder of its download: templates of one name from two repositories must not meet. */
  readonly cache: string;
}
export const diskKinds = ['url', 'file', 'box', 'oci', 'domain'] as const;
/** A disk that was made elsewhere, and is copied. */
export interface Disk extends FromSource {
  readonly kind: (typeof diskKinds)[number];
  /** An address, a path (absolute, or with `./` from the checkout), a reference, or the name of a domain. */
  readonly place: string;
  readonly sha256sums: string;
  /** Whether nobody said how large it is to be: then it may be larger than `size`, too. */
  readonly atLeast: boolean;
  /** The partition that grows with the disk; "" for none. */
  readonly expand: string;
  /** Whether a registry must speak TLS and prove who it is. */
  readonly tlsVerify: boolean;
}
/** An installation that nobody watches. */
export interface Iso extends FromSource {
  readonly kind: 'iso';
  readonly place: string;
  readonly sha256sums: string;
  /** The file that answers the installer's questions. */
  readonly answers: Input;
  readonly osVariant: string;
  readonly network: string;
}
/** An empty disk: what the VM boots comes from its network or a CD. */
export interface Empty extends FromSource {
  readonly kind: 'none';
}
export type Base = Mmdebstrap | VirtBuilder | Disk | Iso | Empty;
export interface SnippetLayer extends Common {
  readonly kind: 'snippet';
  /** What builds it; it is not hashed, for the content is the same. */
  readonly engine: Engine;
  /** Whether all below it was made by makebox: an ext4 without partitions, for this architecture. */
  readonly fromPackages: boolean;
  /** Whether makebox alone has written to its disk: no program of the image ever had more of it than the files (engine.ts). */
  readonly trusted: boolean;
  readonly parent: string;
  readonly snippet: string;
  /** The file that it was read from. */
  readonly file: string;
  /** What it was filled with. */
  readonly params: Params;
  readonly commands: string;
  readonly inputs: readonly Input[];
  /** Those of kernels/ that it installs: their folders stand in the commands. */
  readonly kernels: readonly string[];
}
/** The disk of the image below, larger. */
interface Grow extends Common {
  readonly kind: 'grow';
  readonly parent: string;
  readonly size: string;
  /** Whether its file system fills the disk, and grows with it; else cloud-init makes it grow. */
  readonly bare: boolean;
}
/** A share as the guest has it. */
export type Mount = Pick<Share, 'name' | 'target' | 'mode' | 'options'> & { readonly device: boolean };

export interface Identity extends Common {
  readonly kind: 'identity';
  readonly parent: string;
  readonly hostname: string;
  readonly user: string;
  readonly uid: number;
  readonly gid: number;
  readonly publicKey: string;
  /** Absent: amd64, which the others are told from by their consoles. */
  readonly arch?: string;
  readonly timezone?: string;
  readonly locale?: string;
  /** What fstab mounts, and the folders that are filled over ssh. */
  readonly shares: readonly Mount[];
  readonly cloudInit: boolean;
  /** What its cloud-init is given besides. */
  readonly seed?: Seed;
}
export type Layer = Base | SnippetLayer | Grow | Identity;

export const isBase = (layer: Layer): layer is Base => 'lock' in layer;
export const isDisk = (layer: Layer): layer is Disk => diskKinds.some(kind => kind === layer.kind);

/** Names a layer by a hash over all that can change its content, and a word for people. */
export function namer(digest: (text: string) => string) {
  return (name: string, facts: object) => {
    const hash = digest(JSON.stringify({ format, ...facts })).slice(0, 16);
    return `${hash}-${name.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')}`;
  };
}
