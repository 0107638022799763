// What makes an image one certain VM: the files of its identity layer, as data.

import path from 'node:path';
import { type SeedContent, seedFiles } from './cloud-init.ts';
import { file, folder, type GuestFile, link } from './guest-file.ts';
import type { Identity, Mount } from './layer.ts';
import { processor } from './processor.ts';

/** Where an overlay's parts lie in the guest; the folder of the host is `lower`. */
export const overlayOf = (target: string) => `/var/lib/makebox/share${target}`;

/** For the guest's sh: the same of /etc/hosts, where its files can't be read from outside. */
export const hostsScript = (
  hostname: string,
): string => `[ -s /etc/hosts ] || printf '127.0.0.1 localhost\\n::1 localhost\\n' >/etc/hosts
sed -i '/^127\\.0\\.1\\.1/d' /etc/hosts
echo '127.0.1.1 ${hostname}' >>/etc/hosts`;

/** Host keys and files that every guest gets; parents before children. `image` is what it has itself, `seed` what cloud-init is given. */
export function identityFiles(
  layer: Identity,
  hostKey: { privateKey: string; publicKey: string },
  image: { hosts: string; fstab: string },
  seed: SeedContent,
): GuestFile[] {
  const { user, uid, gid, hostname } = layer;
  const own = { uid, gid };
  const home = `/home/${user}`;
  const tty = processor(layer.arch ?? 'amd64').console;
  const fstab = image.fstab.split('\n').filter(line => line && !line.includes(' share nofail'));
  const hosts = image.hosts.split('\n').filter(line => line && !line.startsWith('127.0.1.1'));
  return [
    file('/etc/hostname', `${hostname}\n`),
    file(
      '/etc/hosts',
      [...(hosts.length > 0 ? hosts : ['127.0.0.1 localhost', '::1 localhost']), `127.0.1.1 ${hostname}`, ''].join(
        '\n',
      ),
    ),
    file('/etc/machine-id', '', 0o444),
    file('/etc/ssh/ssh_host_ed25519_key', hostKey.privateKey, 0o600),
    file('/etc/ssh/ssh_host_ed25519_key.pub', hostKey.publicKey),
    folder('/etc/sudoers.d', 0o750),
    file('/etc/sudoers.d/makebox', `${user} ALL=(ALL) NOPASSWD: ALL\n`, 0o440),
    { path: home, mode: 0o755, ...own },
    { path: `${home}/.ssh`, mode: 0o700, ...own },
    { path: `${home}/.ssh/authorized_keys`, mode: 0o600, content: `${layer.publicKey}\n`, ...own },
    folder(path.posix.dirname(autologinFile(tty))),
    file(autologinFile(tty), autologin(user)),
    ...(layer.timezone ? zone(layer.timezone) : []),
    ...(layer.locale ? language(layer.locale) : []),
    ...shareFiles(layer, fstab),
    ...(layer.cloudInit ? seedFiles(layer, seed) : []),
  ];
}

/** Where the rules of a time zone are in a guest. */
export const zoneFile = (name: string) => `/usr/share/zoneinfo/${name}`;
/** localtime(5), and Debian's own. */
const zone = (name: string) => [link('/etc/localtime', `..${zoneFile(name)}`), file('/etc/timezone', `${name}\n`)];
/** locale.conf(5), and Debian's own. */
const language = (name: string) =>
  ['/etc/locale.conf', '/etc/default/locale'].map(path => file(path, `LANG=${name}\n`));

export const autologinFile = (tty: string) => `/etc/systemd/system/serial-getty@${tty}.service.d/makebox.conf`;
const autologin = (user: string) =>
  `[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin ${user} --noclear --keep-baud 115200,57600,38400,9600 - $TERM\n`;

const escaped = (text: string) =>
  text.replaceAll('\\', '\\134').replaceAll(' ', '\\040').replaceAll('\t', '\\011').replaceAll('#', '\\043');

/** Lines of fstab(5); a guest boots without them, too. */
export const shareLines = (shares: readonly Mount[]): string[] =>
  shares
    .filter(({ device }) => device)
    .map(share => `${escaped(share.target)} ${escaped(share.target)} share ${optionsOf(share)} 0 0`);
/** For mount(8). */
export const optionsOf = ({ mode, options }: Pick<Mount, 'mode' | 'options'>) =>
  ['nofail', mode, options].filter(Boolean).join(',');

/** Where it is mounted is made in the guest: by systemd, or by up-. */
function shareFiles({ shares }: Identity, fstab: readonly string[]): GuestFile[] {
  const lines = shareLines(shares);
  if (lines.length === 0) return [];
  return [file('/etc/fstab', [...fstab, ...lines, ''].join('\n'))];
}
