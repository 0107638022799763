// The one table of every key that a definition may hold; the parser, the messages and docs/definition.md come from it.

import { diskKinds } from './layer.ts';
import { allForms } from './sources/table.ts';

export type ValueType = 'text' | 'size' | 'count' | 'words' | 'choice' | 'url' | 'path' | 'digest' | 'user';

export interface Setting {
  readonly section: string;
  readonly key: string;
  readonly type: ValueType;
  /** What holds when the key is absent; "" where the plan works it out. */
  readonly fallback: string;
  readonly choices?: readonly string[];
  /** The make variable that may override the key for one VM: it is around the image, not in it. */
  readonly variable?: string;
  /** The sources that the key belongs to; absent: all. */
  readonly sources?: readonly string[];
  /** A property of what is in the image: an image that stands on another one has it from there. */
  readonly ofImage?: true;
  readonly help: string;
}

const yesNo = ['yes', 'no'] as const;
/** Sources that may be fetched from an address. */
const downloads = ['url', 'box', 'iso'];

export const settings: readonly Setting[] = [
  {
    section: '',
    key: 'like',
    type: 'text',
    fallback: '',
    help: 'Another definition: its keys hold where this one is silent.',
  },

  {
    section: '',
    key: 'instances',
    type: 'words',
    fallback: '',
    help: 'Names of several VMs that are made of this definition, instead of one by its own name; see [params].',
  },

  {
    section: 'image',
    key: 'from',
    type: 'text',
    fallback: '',
    help: `The source: ${allForms.replaceAll(/[a-z-]+:[A-Z|]+/g, '`$&`')}; see sources.md.`,
  },
  {
    section: 'image',
    key: 'size',
    type: 'size',
    fallback: '10G',
    ofImage: true,
    help: 'Size of the disk and of its root file system: a number and M, G or T (powers of 1024). On `distro:NAME` it may grow.',
  },
  {
    section: 'image',
    key: 'layers',
    type: 'words',
    fallback: '',
    help: 'Snippets of distros/snippets, in order; each is one cached layer.',
  },
  {
    section: 'image',
    key: 'engine',
    ofImage: true,
    type: 'choice',
    choices: ['auto', 'container', 'appliance'],
    fallback: 'auto',
    help: "What builds the layers: `container` on this host, or libguestfs's `appliance`; auto: the container where the image was made from packages. Never hashed ([snippets.md](snippets.md)).",
  },
  {
    section: 'image',
    key: 'packages',
    type: 'words',
    fallback: '',
    sources: ['mmdebstrap'],
    help: 'Packages besides those that a bootable system with ssh needs.',
  },
  {
    section: 'image',
    key: 'kernel',
    type: 'text',
    fallback: '',
    sources: ['mmdebstrap'],
    help: 'The kernel package; default: the cloud kernel on Debian, `linux-image-virtual` on Ubuntu.',
  },
  {
    section: 'image',
    key: 'components',
    type: 'words',
    fallback: 'main',
    sources: ['mmdebstrap'],
    help: 'Archive components, e.g. `main universe`.',
  },
  {
    section: 'image',
    key: 'mirror',
    type: 'url',
    fallback: '',
    sources: ['mmdebstrap'],
    help: "Where packages come from; default: the distribution's own. `DEBIAN_MIRROR` and `UBUNTU_MIRROR` in `.env` speak for a machine. Never hashed.",
  },
  {
    section: 'image',
    key: 'snapshot',
    type: 'text',
    fallback: '',
    sources: ['mmdebstrap'],
    help: 'A date like `20260801T000000Z`: packages as snapshot.debian.org had them then.',
  },
  {
    section: 'image',
    key: 'source',
    type: 'url',
    fallback: '',
    sources: ['virt-builder'],
    help: 'The index of a template repository of your own.',
  },
  {
    section: 'image',
    key: 'gpgkey',
    type: 'url',
    fallback: '',
    sources: ['virt-builder'],
    help: 'Address (`file:///…`) of the public key that signs `source`.',
  },
  {
    section: 'image',
    key: 'check-signature',
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    sources: ['virt-builder'],
    help: '`no` takes an unsigned template: only for an index that you made.',
  },
  {
    section: 'image',
    key: 'sha256',
    type: 'digest',
    fallback: '',
    sources: downloads,
    help: 'Digest of the file at the address, 64 hex digits.',
  },
  {
    section: 'image',
    key: 'sha256sums',
    type: 'url',
    fallback: '',
    sources: downloads,
    help: 'Address of a `sha256sum` list that has a line for the file; what it said is kept in NAME.lock.',
  },
  {
    section: 'image',
    key: 'expand',
    type: 'path',
    fallback: '',
    sources: diskKinds,
    help: 'The partition to grow with the disk, e.g. `/dev/sda1`; default: cloud-init grows it at the first boot.',
  },
  {
    section: 'image',
    key: 'cloud-init',
    ofImage: true,
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    sources: diskKinds,
    help: 'Whether the image runs cloud-init: it then finds NoCloud data inside.',
  },
  {
    section: 'image',
    key: 'tls-verify',
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    sources: ['oci'],
    help: '`no` takes a registry over plain http, or with a certificate that nobody signed. The digest in NAME.lock is checked all the same.',
  },
  {
    section: 'image',
    key: 'answers',
    type: 'text',
    fallback: '',
    sources: ['iso'],
    help: "The file that answers the installer's questions: kickstart (`.ks`), preseed (`.cfg`, `.preseed`) or autoinstall (`.yaml`).",
  },

  {
    section: 'domain',
    key: 'define',
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    help: '`no`: an image only, for others to stand on or to be exported.',
  },
  {
    section: 'domain',
    key: 'os-variant',
    ofImage: true,
    type: 'text',
    fallback: 'linux2020',
    variable: 'OS_VARIANT',
    help: "What virt-install's `--osinfo` takes; `osinfo-query os` lists them. The default is any Linux with virtio.",
  },
  { section: 'domain', key: 'memory', type: 'count', fallback: '2048', variable: 'MEMORY', help: 'Memory in MiB.' },
  { section: 'domain', key: 'vcpus', type: 'count', fallback: '2', variable: 'VCPUS', help: 'Virtual processors.' },
  {
    section: 'domain',
    key: 'cpu',
    type: 'text',
    fallback: '',
    variable: 'CPU',
    help: "virt-install's `--cpu`; default: `host-passthrough` with KVM, x86-64-v2 without.",
  },
  {
    section: 'domain',
    key: 'network',
    type: 'text',
    fallback: 'network=default',
    variable: 'NETWORK',
    help: "virt-install's `--network`; the MAC is added.",
  },
  {
    section: 'domain',
    key: 'graphics',
    type: 'text',
    fallback: 'none',
    variable: 'GRAPHICS',
    help: "virt-install's `--graphics`.",
  },
  {
    section: 'domain',
    key: 'kernel-args',
    ofImage: true,
    type: 'text',
    fallback: 'quiet',
    variable: 'KERNEL_ARGS',
    sources: ['mmdebstrap'],
    help: "Added to the kernel's command line; the image boots by `--boot kernel=`.",
  },
  {
    section: 'domain',
    key: 'virt-install-flags',
    type: 'words',
    fallback: '',
    variable: 'VIRT_INSTALL_FLAGS',
    help: 'Further words for virt-install, parted by spaces.',
  },

  {
    section: 'user',
    key: 'name',
    type: 'user',
    fallback: '',
    help: 'The user in the guest; default: yours. It has your uid and gid, your ssh key and sudo.',
  },

  {
    section: 'share code',
    key: 'type',
    type: 'choice',
    choices: ['auto', 'virtiofs', '9p', 'none'],
    fallback: 'auto',
    help: "How CODE_DIR gets into the guest; auto: virtiofs, and 9p where the guest's kernel or the host has none.",
  },
  {
    section: 'share code',
    key: 'source',
    type: 'path',
    fallback: '',
    variable: 'CODE_DIR',
    help: 'The folder on the host; default: CODE_DIR.',
  },
  { section: 'share code', key: 'target', type: 'path', fallback: '/code', help: 'Where the guest sees it.' },
];

/** The make variables that a VM's own line, NAME.mk, .env, the environment or the command line may set. */
export const variables: readonly string[] = [...settings.flatMap(s => (s.variable ? [s.variable] : [])), 'FSDEV_FLAGS'];
