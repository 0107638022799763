// The one table of what makebox needs on a host: how each tool is recognised, and which package brings it.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { here, other } from './processor.ts';
import { places, present, which } from './programs.ts';

/** What a host may be set up for besides: images for the other processor, kernels that are built here, the tests. */
export type Purpose = 'foreign' | 'kernels' | 'check';
/** Names differ inside the apt family too. */
export type Family = 'debian' | 'ubuntu' | 'dnf';

export interface Need {
  readonly tool: string;
  /** Files that prove it, any of them; absent: a program called `tool`. One `*` may stand for a part of one name. */
  readonly files?: readonly string[];
  readonly apt: string;
  /** Where Ubuntu's name is another one. */
  readonly ubuntu?: string;
  readonly dnf: string;
  /** Not every release has the package: where it is unknown, makebox does without. */
  readonly optional?: true;
  /** Only that needs it. */
  readonly for?: Purpose;
}

const arm = here.debian === 'arm64';

/** The emulator of this host's own processor. */
export const qemu = `qemu-system-${here.qemu}`;

const qemuPackage = arm ? 'qemu-system-arm' : 'qemu-system-x86';
const keyring = (name: string) => [`/usr/share/keyrings/${name}-archive-keyring.gpg`];
// Debian 12 ships virtiofsd inside qemu-system-common; later releases, Ubuntu 24.04 and Fedora have a package of it.
const virtiofsd = process.env['MAKEBOX_VIRTIOFSD']
  ? [process.env['MAKEBOX_VIRTIOFSD']]
  : ['/usr/libexec/virtiofsd', '/usr/lib/qemu/virtiofsd', '/usr/lib/virtiofsd'];
const kernels = ['/boot/vmlinuz-*', '/lib/modules/*/vmlinuz'];
const xfs = ['/usr/lib/*/guestfs/supermin.d/packages-xfs', '/usr/lib64/guestfs/supermin.d/zz-packages-xfs'];
/** Newer releases have the larger one alone. */
export const ovmf = [
  '/usr/share/OVMF/OVMF_CODE.fd',
  '/usr/share/OVMF/OVMF_CODE_4M.fd',
  '/usr/share/edk2/ovmf/OVMF_CODE.fd',
];

/** How the kernel is told to run a program of the other processor (binfmt.d(5)). */
export const binfmtFiles = ['', '-static'].map(end => `/usr/lib/binfmt.d/qemu-${other.qemu}${end}.conf`);

export const needs: readonly Need[] = [
  { tool: qemu, apt: qemuPackage, dnf: arm ? 'qemu-system-aarch64' : 'qemu-system-x86' },
  { tool: 'qemu-img', apt: 'qemu-utils', dnf: 'qemu-img' },
  { tool: 'qemu-storage-daemon', apt: 'qemu-utils', dnf: 'qemu-img' },
  { tool: 'virtiofsd', files: virtiofsd, apt: 'virtiofsd', dnf: 'virtiofsd', optional: true },
  {
    tool: 'libvirtd',
    files: ['/usr/sbin/libvirtd', '/usr/sbin/virtqemud'],
    apt: 'libvirt-daemon-system',
    dnf: 'libvirt-daemon-kvm',
  },
  // Without systemd libvirt is started below it (setup/libvirt.ts).
  ...(existsSync('/run/systemd/system') ? [] : [{ tool: 'tini', apt: 'tini', dnf: 'tini', optional: true as const }]),
  { tool: 'virsh', apt: 'libvirt-clients', dnf: 'libvirt-client' },
  { tool: 'dnsmasq', apt: 'dnsmasq-base', dnf: 'dnsmasq' },
  { tool: 'ip', apt: 'iproute2', dnf: 'iproute' },
  { tool: 'iptables', apt: 'iptables', dnf: 'iptables-nft' },
  { tool: 'virt-install', apt: 'virtinst', dnf: 'virt-install' },
  { tool: 'osinfo-db', files: ['/usr/share/osinfo/os'], apt: 'osinfo-db', dnf: 'osinfo-db' },
  { tool: 'virt-builder', apt: 'guestfs-tools', dnf: 'guestfs-tools' },
  { tool: 'virt-customize', apt: 'guestfs-tools', dnf: 'guestfs-tools' },
  { tool: 'xfs for libguestfs', files: xfs, apt: 'libguestfs-xfs', dnf: 'libguestfs-xfs' },
  {
    tool: 'a kernel for libguestfs',
    files: kernels,
    apt: `linux-image-cloud-${here.debian}`,
    ubuntu: 'linux-image-virtual',
    dnf: 'kernel-core',
  },
  { tool: 'gpg', apt: 'gpg', dnf: 'gnupg2' },
  { tool: 'mmdebstrap', apt: 'mmdebstrap', dnf: 'mmdebstrap' },
  { tool: "Debian's keys", files: keyring('debian'), apt: 'debian-archive-keyring', dnf: 'debian-keyring' },
  { tool: "Ubuntu's keys", files: keyring('ubuntu'), apt: 'ubuntu-keyring', dnf: 'ubu-keyring', optional: true },
  { tool: 'newuidmap', apt: 'uidmap', dnf: 'shadow-utils' },
  { tool: 'unshare', apt: 'util-linux', dnf: 'util-linux' },
  { tool: 'setpriv', apt: 'util-linux', dnf: 'util-linux' },
  { tool: 'flock', apt: 'util-linux', dnf: 'util-linux' },
  { tool: 'fusermount3', apt: 'fuse3', dnf: 'fuse3' },
  { tool: 'bwrap', apt: 'bubblewrap', dnf: 'bubblewrap' },
  { tool: 'fuse2fs', apt: 'fuse2fs', dnf: 'e2fsprogs' },
  { tool: 'mke2fs', apt: 'e2fsprogs', dnf: 'e2fsprogs' },
  { tool: 'sfdisk', apt: 'fdisk', dnf: 'util-linux' },
  { tool: 'debugfs', apt: 'e2fsprogs', dnf: 'e2fsprogs' },
  { tool: 'setfacl', apt: 'acl', dnf: 'acl' },
  { tool: 'ssh', apt: 'openssh-client', dnf: 'openssh-clients' },
  { tool: 'rsync', apt: 'rsync', dnf: 'rsync' },
  { tool: 'curl', apt: 'curl', dnf: 'curl' },
  {
    tool: 'certificates',
    files: ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'],
    apt: 'ca-certificates',
    dnf: 'ca-certificates',
  },
  { tool: 'xz', apt: 'xz-utils', dnf: 'xz' },
  { tool: 'zstd', apt: 'zstd', dnf: 'zstd' },
  { tool: 'bzip2', apt: 'bzip2', dnf: 'bzip2' },
  { tool: 'skopeo', apt: 'skopeo', dnf: 'skopeo' },
  // virt-install reads kernels out of a CD by it.
  { tool: 'xorriso', apt: 'xorriso', dnf: 'xorriso' },
  // Exports: an image from packages gets its boot loader from this host. Only the modules of GRUB, nothing that touches the host's own.
  {
    tool: 'grub-mkimage',
    files: ['/usr/bin/grub-mkimage', '/usr/bin/grub2-mkimage'],
    apt: 'grub-common',
    dnf: 'grub2-tools',
  },
  ...(arm
    ? []
    : [
        {
          tool: 'GRUB for BIOS',
          files: ['/usr/lib/grub/i386-pc/boot.img'],
          apt: 'grub-pc-bin',
          dnf: 'grub2-pc-modules',
        },
      ]),
  {
    tool: 'GRUB for EFI',
    files: [`/usr/lib/grub/${arm ? 'arm64' : 'x86_64'}-efi/linux.mod`],
    apt: `grub-efi-${here.debian}-bin`,
    dnf: `grub2-efi-${arm ? 'aa64' : 'x64'}-modules`,
  },
  { tool: 'mkfs.vfat', apt: 'dosfstools', dnf: 'dosfstools' },
  { tool: 'mcopy', apt: 'mtools', dnf: 'mtools' },
  { tool: 'passt', apt: 'passt', dnf: 'passt', optional: true },

  {
    tool: `qemu-system-${other.qemu}`,
    apt: arm ? 'qemu-system-x86' : 'qemu-system-arm',
    dnf: arm ? 'qemu-system-x86' : 'qemu-system-aarch64',
    for: 'foreign',
  },
  // mmdebstrap asks it.
  { tool: 'arch-test', apt: 'arch-test', dnf: 'arch-test', for: 'foreign' },
  {
    tool: `the programs of ${other.debian}`,
    files: binfmtFiles,
    apt: 'qemu-user-static',
    dnf: 'qemu-user-static',
    for: 'foreign',
  },

  // What a kernel's own make calls, and what it includes (Documentation/process/changes.rst).
  { tool: 'gcc', apt: 'gcc', dnf: 'gcc', for: 'kernels' },
  { tool: 'C library', files: ['/usr/include/stdio.h'], apt: 'libc6-dev', dnf: 'glibc-devel', for: 'kernels' },
  { tool: 'flex', apt: 'flex', dnf: 'flex', for: 'kernels' },
  { tool: 'bison', apt: 'bison', dnf: 'bison', for: 'kernels' },
  { tool: 'bc', apt: 'bc', dnf: 'bc', for: 'kernels' },
  { tool: 'perl', apt: 'perl', dnf: 'perl-interpreter', for: 'kernels' },
  { tool: 'cpio', apt: 'cpio', dnf: 'cpio', for: 'kernels' },
  // For `patches`.
  { tool: 'patch', apt: 'patch', dnf: 'patch', for: 'kernels' },
  { tool: 'libelf', files: ['/usr/include/gelf.h'], apt: 'libelf-dev', dnf: 'elfutils-libelf-devel', for: 'kernels' },
  {
    tool: 'libssl',
    files: ['/usr/include/openssl/ssl.h'],
    apt: 'libssl-dev',
    dnf: 'openssl-devel',
    for: 'kernels',
  },
  // For CONFIG_DEBUG_INFO_BTF.
  { tool: 'pahole', apt: 'dwarves', dnf: 'dwarves', optional: true, for: 'kernels' },

  // dnf takes a path for a name; the package is called differently from release to release.
  { tool: 'guestfish', apt: 'guestfish', dnf: '/usr/bin/guestfish', for: 'check' },
  { tool: 'gpg-agent', apt: 'gpg-agent', dnf: 'gnupg2', for: 'check' },
  { tool: 'firmware for EFI', files: ovmf, apt: 'ovmf', dnf: 'edk2-ovmf', for: 'check' },
  { tool: 'strace', apt: 'strace', dnf: 'strace', for: 'check' },
  { tool: 'git', apt: 'git', dnf: 'git', for: 'check' },
  { tool: 'shellcheck', apt: 'shellcheck', dnf: 'ShellCheck', for: 'check' },
  {
    tool: 'ganesha.nfsd',
    files: ['/usr/lib/ganesha/libfsalvfs.so', '/usr/lib/*/ganesha/libfsalvfs.so', '/usr/lib64/ganesha/libfsalvfs.so'],
    apt: 'nfs-ganesha-vfs',
    dnf: 'nfs-ganesha-vfs',
    for: 'check',
  },
  { tool: 'ninja', apt: 'ninja-build', dnf: 'ninja-build', for: 'check' },
  {
    tool: 'chromium',
    files: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
    apt: 'chromium',
    dnf: 'chromium',
    optional: true,
    for: 'check',
  },
  // The other machine of the tests.
  { tool: 'sshd', apt: 'openssh-server', dnf: 'openssh-server', optional: true, for: 'check' },
  { tool: 'docker-registry', apt: 'docker-registry', dnf: 'docker-distribution', optional: true, for: 'check' },
  { tool: 'debvm-run', apt: 'debvm', dnf: 'debvm', optional: true, for: 'check' },
];

/** What is not there of what every host needs, and for these purposes. Files are looked for below `root`. */
export function missing(purposes: readonly Purpose[] = [], folders = places(), root = '/'): Need[] {
  return needs.filter(need => {
    if (need.for && !purposes.includes(need.for)) return false;
    return need.files ? !need.files.some(file => present(path.join(root, file))) : !which(need.tool, folders);
  });
}

/** Which names the packages have here, from os-release(5); undefined where makebox knows no names. */
export function family(osRelease = '/etc/os-release'): Family | undefined {
  const text = existsSync(osRelease) ? readFileSync(osRelease, 'utf8') : '';
  const words = [...text.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(m => m[1]!.split(' '));
  if (words.includes('ubuntu')) return 'ubuntu';
  if (words.includes('debian')) return 'debian';
  return words.includes('fedora') || words.includes('rhel') ? 'dnf' : undefined;
}

export const packageOf = (need: Need, kind: Family): string =>
  kind === 'dnf' ? need.dnf : (kind === 'ubuntu' && need.ubuntu) || need.apt;

/** The packages of some needs, each once, in the order of the table. */
export const packagesOf = (some: readonly Need[], kind: Family): string[] => [
  ...new Set(some.map(need => packageOf(need, kind))),
];

/** The daemon of virtiofs; undefined where this host has none. */
export const virtiofsdFile = () => virtiofsd.find(present);
/** Whether this host can share by virtiofs. */
export const hasVirtiofsd = () => virtiofsdFile() !== undefined;
