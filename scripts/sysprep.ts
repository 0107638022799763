// What makes a disk nobody's and lets it boot by itself, as data: the files that go and come, and virt-sysprep's words for it.

import { file, folder, type GuestFile } from './guest-file.ts';
import { autologinFile } from './identity.ts';
import { consoles } from './processor.ts';
import { plainly } from './quote.ts';

/** How a disk from packages boots alone. */
export type Boot = 'bios' | 'efi' | 'none';

/** What the identity layer wrote for this VM's console, whichever it has. */
export const autologins = consoles.map(autologinFile);

/** Files that go from every image: a folder, and which names in it. */
export const traces: readonly (readonly [folder: string, names: RegExp])[] = [
  ['/etc/ssh', /^ssh_host_/],
  ['/var/lib/dbus', /^machine-id$/],
  ['/var/lib/systemd', /^(random-seed|credential\.secret)$/],
];

/** Folders that are emptied on a disk that was used; so are its users' folders of keys. */
export const usedFolders = ['/var/log', '/var/lib/dhcp'];

/** Files right in a home that tell what its user did: of shells, interpreters, clients of databases, pagers and editors. */
export const histories = /^\.(\w*_history|lesshst|viminfo|wget-hsts)$/;
/** The same for a shell. */
const historyGlobs = ['.*_history', '.lesshst', '.viminfo', '.wget-hsts'].flatMap(name => [
  `/root/${name}`,
  `/home/*/${name}`,
]);

/** Homes of root and of people, by passwd(5). */
export const homesIn = (passwd: string): string[] => [
  ...new Set(
    passwd.split('\n').flatMap(line => {
      const [, , uid = '', , , home = ''] = line.split(':');
      return (uid === '0' || Number(uid) >= 1000) && /^\/./.test(home) && Number(uid) < 65534 ? [home] : [];
    }),
  ),
];

/** systemd makes an id where this file is empty (machine-id(5)). */
export const machineId = file('/etc/machine-id', '', 0o444);

/** fstab without the folder that makebox shared. */
export const withoutShare = (fstab: string): GuestFile =>
  file('/etc/fstab', fstab.replaceAll(/^.* share nofail\b.*\n/gm, ''));

const after = '[Unit]\nWants=makebox-host-keys.service\nAfter=makebox-host-keys.service\n';

/** An image from packages carries the name of the host that built it, and Debian makes no host keys but when sshd is installed. */
export const fromPackages = (hostname: string): GuestFile[] => [
  file('/etc/hostname', `${hostname}\n`),
  file(
    '/etc/systemd/system/makebox-host-keys.service',
    [
      '[Unit]',
      'Description=host keys for ssh, where the image had none',
      'ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key',
      '',
      '[Service]',
      'Type=oneshot',
      'ExecStart=/usr/bin/ssh-keygen -A',
      '',
    ].join('\n'),
  ),
  ...['ssh', 'ssh@'].flatMap(unit => [
    folder(`/etc/systemd/system/${unit}.service.d`),
    file(`/etc/systemd/system/${unit}.service.d/makebox-host-keys.conf`, after),
  ]),
];

/** What the boot loader reads. `console` is the serial line; `args` are the definition's kernel-args. */
export function grubConfig(boot: Exclude<Boot, 'none'>, console: string, args: string): GuestFile[] {
  const disk = { bios: '/dev/vda1', efi: '/dev/vda2' }[boot];
  const words = [`root=${disk}`, 'rw', 'console=tty0', `console=${console}`, ...args.split(/\s+/).filter(Boolean)];
  const lines = [
    '# Written when makebox exported this image. Packages keep both links at their newest kernel, in / or in /boot.',
    'set timeout=0',
    'set gfxpayload=keep',
    'if [ -e /vmlinuz ]; then set links=; else set links=/boot; fi',
    `linux $links/vmlinuz ${words.map(plainly).join(' ')}`,
    'if [ -e $links/initrd.img ]; then initrd $links/initrd.img; fi',
    'boot',
    '',
  ];
  return [folder('/boot/grub'), file('/boot/grub/grub.cfg', lines.join('\n'))];
}

/** virt-sysprep's words for the same, where only the appliance can write. `customize` comes last and may set a machine-id. */
export const sysprepWords = (own: boolean): string[] => [
  '--operations',
  ['machine-id', 'ssh-hostkeys', ...(own ? used : [])].join(','),
  ...(own ? [...[...autologins, ...historyGlobs].flatMap(file => ['--delete', file]), ...unshared] : []),
  ...(own ? ['--truncate', '/etc/machine-id'] : []),
];
const unshared = ['--run-command', "sed -i '/ share nofail/d' /etc/fstab"];
const used = ['bash-history', 'customize', 'dhcp-client-state', 'logfiles', 'net-hwaddr', 'ssh-userdir', 'utmp'];
