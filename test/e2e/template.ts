// A template repository of the test's own: a partitioned, bootable xfs disk that stands in for CentOS 7, in a signed index.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const packages =
  'systemd-sysv,udev,dbus,kmod,iproute2,openssh-server,sudo,linux-image-amd64,initramfs-tools,zstd,grub-pc-bin,grub2-common,xfsprogs';
/** Left out: what no virtual machine needs of the full kernel, which is the one with 9p. */
const unwanted = [
  '/usr/share/doc/*',
  '/usr/share/locale/*',
  '/usr/share/man/*',
  ...['net/wireless', 'net/ethernet', 'gpu', 'media', 'infiniband', 'staging'].map(
    d => `/lib/modules/*/kernel/drivers/${d}/*`,
  ),
  '/lib/modules/*/kernel/sound/*',
];

/** Tools of CentOS that the stand-in only pretends to have: each records how it was called. */
const recorded = ['yum', 'dracut', 'grubby'];
const record = `#!/bin/sh
echo "\${0##*/} $*" >>/root/recorded
case "\${0##*/} $*" in yum*kernel-plus*) mkdir -p /lib/modules/3.10.0-1160.el7.centos.plus.x86_64 ;; esac
`;

const initrd = `mkdir -p "$1"/etc/initramfs-tools/conf.d "$1"/usr/share/initramfs-tools/modules.d
printf 'MODULES=list\\nCOMPRESS=zstd\\n' >"$1"/etc/initramfs-tools/conf.d/template
printf 'virtio_pci\\nvirtio_blk\\nvirtio_scsi\\nsd_mod\\nahci\\nxfs\\n' >"$1"/usr/share/initramfs-tools/modules.d/template`;
const grub = [
  'set timeout=0',
  'menuentry linux {',
  ' search --label root --set root',
  ' linux /vmlinuz root=LABEL=root ro console=ttyS0 quiet',
  ' initrd /initrd.img',
  '}',
  '',
].join('\n');
const base = `[base]
mirrorlist=http://mirrorlist.centos.org/?release=$releasever&arch=$basearch&repo=os
#baseurl=http://mirror.centos.org/centos/$releasever/os/$basearch/
[centosplus]
#baseurl=http://mirror.centos.org/centos/$releasever/centosplus/$basearch/
enabled=0
`;
const files: Record<string, string> = {
  'etc/systemd/network/80-template.network':
    '[Match]\nType=ether\n[Network]\nDHCP=yes\n[DHCPv4]\nClientIdentifier=mac\n',
  'etc/fstab': 'LABEL=root / xfs defaults 0 0\n',
  'etc/os-release': 'NAME="CentOS Linux"\nVERSION="7 (Core)"\nID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"\n',
  'etc/redhat-release': 'CentOS Linux release 7.8.2003 (Core)\n',
  'etc/yum.repos.d/CentOS-Base.repo': base,
  'etc/sysconfig/kernel': 'UPDATEDEFAULT=yes\nDEFAULTKERNEL=kernel\n',
  'boot/grub/grub.cfg': grub,
  ...Object.fromEntries(recorded.map(tool => [`usr/bin/${tool}`, record])),
};
const machine = `cd "$1"
rm -f etc/ssh/ssh_host_* etc/debian_version etc/os-release
mkdir -p boot/grub etc/yum.repos.d etc/sysconfig etc/dracut.conf.d etc/modules-load.d
cp -r "$FILES"/. .
chmod 0755 ${recorded.map(tool => `usr/bin/${tool}`).join(' ')}
chroot . systemctl --quiet enable systemd-networkd`;

/** Commands in the image see the kernel's own names, which the appliance's disk may have come first to; guestfish translates its. */
const disk = (tar: string, raw: string) => `sparse "${raw}" 1536M
run
part-init /dev/sda mbr
part-add /dev/sda p 2048 -1
part-set-bootable /dev/sda 1 true
mkfs xfs /dev/sda1 label:root
mount /dev/sda1 /
tar-in "${tar}" /
sh "grub-install --target=i386-pc --modules=xfs $(findmnt -no SOURCE / | sed 's/1$//')"
`;

/** Makes the template in `folder`; gives what a definition says of it. */
export function templateRepository(folder: string): { source: string; gpgkey: string } {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const quiet = { stdio: ['pipe', 'ignore', 'pipe'] as ('pipe' | 'ignore')[] };
  const hooks = [
    `--essential-hook=${initrd}`,
    `--customize-hook=${machine}`,
    ...unwanted.map(p => `--dpkgopt=path-exclude=${p}`),
  ];
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(`files/${file}`)), { recursive: true });
    writeFileSync(at(`files/${file}`), text);
  }
  execFileSync('chmod', ['-R', 'a+rX', at('files')]);
  execFileSync(
    'mmdebstrap',
    ['--mode=unshare', '--quiet', '--variant=minbase', `--include=${packages}`, ...hooks, 'bookworm', at('root.tar')],
    { ...quiet, env: { ...process.env, FILES: at('files') } },
  );
  const env = { ...process.env, LIBGUESTFS_BACKEND: 'direct', LIBGUESTFS_BACKEND_SETTINGS: 'force_tcg' };
  execFileSync('guestfish', [], { ...quiet, env, input: disk(at('root.tar'), at('centos-7.raw')) });
  rmSync(at('root.tar'));
  const size = statSync(at('centos-7.raw')).size;
  const checksum = createHash('sha512')
    .update(readFileSync(at('centos-7.raw')))
    .digest('hex');
  const entry = [
    '[centos-7.8]',
    'name=a stand-in for CentOS 7',
    'arch=x86_64',
    'file=centos-7.raw',
    'format=raw',
    `size=${size}`,
    `checksum[sha512]=${checksum}`,
    'expand=/dev/sda1',
    'osinfo=debian11',
    '',
  ];
  writeFileSync(at('index'), entry.join('\n'));
  const home = { ...quiet, env: { ...process.env, GNUPGHOME: at('gnupg') } };
  mkdirSync(at('gnupg'), { mode: 0o700 });
  execFileSync(
    'gpg',
    ['--batch', '--passphrase', '', '--quick-generate-key', 'makebox test', 'default', 'default', 'never'],
    home,
  );
  execFileSync('gpg', ['--batch', '--armor', '--output', at('key.gpg'), '--export'], home);
  execFileSync('gpg', ['--batch', '--clearsign', '--output', at('index.asc'), at('index')], home);
  execFileSync('gpgconf', ['--kill', 'all'], home);
  return { source: `file://${at('index.asc')}`, gpgkey: `file://${at('key.gpg')}` };
}
