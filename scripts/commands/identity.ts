// Writes a VM's identity into its layer: by debugfs where the root is one ext4, else by the appliance.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bound } from '../bound.ts';
import { layerOf } from '../checkout.ts';
import type { SeedContent } from '../cloud-init.ts';
import { shell } from '../escape.ts';
import * as ext4 from '../ext4.ts';
import { Failure, formatFailure } from '../failure.ts';
import type { GuestFile } from '../guest-file.ts';
import { runFiles } from '../guest-run.ts';
import { hostsScript, identityFiles, shareLines, zoneFile } from '../identity.ts';
import type { Identity } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';
import { keyPair } from '../ssh-key.ts';
import { withUser } from '../users.ts';

type HostKey = ReturnType<typeof keyPair>;
const otherHostKeys = ['rsa', 'ecdsa', 'dsa'].flatMap(type => [
  `/etc/ssh/ssh_host_${type}_key`,
  `/etc/ssh/ssh_host_${type}_key.pub`,
]);
const skeletons = ['.bashrc', '.profile', '.bash_profile', '.bash_logout'];
/** What the image has of its own and the identity goes on from. */
const wanted = [
  ...['passwd', 'group', 'shadow', 'gshadow', 'hosts', 'fstab'].map(name => `/etc/${name}`),
  ...skeletons.map(name => `/etc/skel/${name}`),
  '/etc/selinux/config',
];

export async function run({ name: id, words: [image = ''] }: Arguments): Promise<number> {
  const layer = layerOf(id) as Identity;
  const why =
    process.getuid!() === 0 && !process.env['SUDO_UID'] ? " (root calls, and root is nobody's user in a guest)" : '';
  process.stdout.write(`host name ${layer.hostname}, user ${layer.user} with uid ${layer.uid}${why}\n`);
  const { knownHosts, engine } = await imprint(layer, image, runFiles);
  // For the layer's record.
  process.stdout.write(`engine: ${engine}\n`);
  writeFileSync(`generated/data/layers/${id}.known_hosts`, knownHosts);
  return 0;
}

/** Makes an image that one certain VM, with a new host key and `more` files; gives the line of known_hosts for it, and what did it. */
export async function imprint(
  layer: Identity,
  image: string,
  more: readonly GuestFile[] = [],
): Promise<{ knownHosts: string; engine: string }> {
  const hostKey = keyPair(layer.hostname);
  const written = await withRawView(image, true, async (raw, scratch) => {
    const device = ext4.writableRoot(raw, scratch);
    return device !== undefined && byDebugfs(device, layer, hostKey, more, scratch);
  });
  if (!written) byAppliance(image, layer, hostKey, more);
  return { knownHosts: `${layer.hostname} ${hostKey.publicKey}`, engine: written ? 'files' : 'appliance' };
}

/** What cloud-init is given, as the files are now. */
const contentOf = ({ seed = {} }: Identity): SeedContent =>
  Object.fromEntries(Object.entries(seed).map(([name, { path }]) => [name, readFileSync(path)]));

const noZone = (zone: string) =>
  new Failure(
    `${zone} is no time zone of the image`,
    `there is no ${zoneFile(zone)} in it`,
    'correct it; or packages = tzdata in [image], or a snippet with "install tzdata"',
  );

/** Whether it could: only the image's own kernel and policy can label files for SELinux, and only virt-customize says what is no system. */
function byDebugfs(
  device: string,
  layer: Identity,
  hostKey: HostKey,
  more: readonly GuestFile[],
  scratch: string,
): boolean {
  const contents = ext4.readAll(device, wanted, scratch);
  const text = (file: string) => contents[wanted.indexOf(file)]?.toString('utf8') ?? '';
  if (text('/etc/selinux/config') || !text('/etc/passwd')) return false;
  if (layer.timezone && !ext4.read(device, zoneFile(layer.timezone), scratch)) throw noZone(layer.timezone);
  const before = {
    passwd: text('/etc/passwd'),
    group: text('/etc/group'),
    shadow: text('/etc/shadow'),
    gshadow: text('/etc/gshadow'),
  };
  const after = withUser(before, { name: layer.user, uid: layer.uid, gid: layer.gid });
  const shadowGroup = Number(/^shadow:[^:]*:(\d+)/m.exec(before.group)?.[1] ?? 0);
  const root = { uid: 0, gid: 0 };
  const accounts: GuestFile[] = [
    { path: '/etc/passwd', content: after.passwd, mode: 0o644, ...root },
    { path: '/etc/group', content: after.group, mode: 0o644, ...root },
    { path: '/etc/shadow', content: after.shadow, mode: shadowGroup ? 0o640 : 0, uid: 0, gid: shadowGroup },
    ...(after.gshadow
      ? [{ path: '/etc/gshadow', content: after.gshadow, mode: shadowGroup ? 0o640 : 0, uid: 0, gid: shadowGroup }]
      : []),
  ];
  const skeleton = skeletons.flatMap((name): GuestFile[] => {
    const content = text(`/etc/skel/${name}`);
    return content
      ? [{ path: `/home/${layer.user}/${name}`, content, mode: 0o644, uid: layer.uid, gid: layer.gid }]
      : [];
  });
  const files = identityFiles(
    layer,
    hostKey,
    { hosts: text('/etc/hosts'), fstab: text('/etc/fstab') },
    contentOf(layer),
  );
  ext4.write(device, [...accounts, ...files, ...more, ...skeleton], otherHostKeys, scratch);
  return true;
}

/** One virt-customize run, with as few commands as will do (each costs a second); the image's own tools make the user. */
function byAppliance(image: string, layer: Identity, hostKey: HostKey, more: readonly GuestFile[]): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  try {
    const makeUser = path.join(scratch, 'user.sh');
    writeFileSync(makeUser, userScript(layer));
    const commands = [`run ${makeUser}`, ...otherHostKeys.map(file => `delete ${file}`)];
    mkdirSync(path.join(scratch, 'files'));
    const owners: string[] = [];
    const images = { hosts: '', fstab: '' };
    for (const [index, { path: to, content, link, mode, uid: owner, gid: group }] of [
      ...identityFiles(layer, hostKey, images, contentOf(layer)),
      ...more,
    ].entries()) {
      if (['/etc/fstab', '/etc/hosts'].includes(to)) continue;
      if (link) {
        commands.push(`link ${link}:${to}`);
        continue;
      }
      const local = path.join(scratch, 'files', String(index));
      if (content === undefined) commands.push(`mkdir ${to}`);
      else if (content === '') commands.push(`truncate ${to}`);
      else {
        writeFileSync(local, content);
        commands.push(`upload ${local}:${to}`);
      }
      owners.push(`chmod 0${mode.toString(8)} ${shell(to)}; chown ${owner}:${group} ${shell(to)}`);
    }
    const owned = path.join(scratch, 'owners.sh');
    writeFileSync(owned, `set -e\n${owners.join('\n')}\n`);
    commands.push(`run ${owned}`);
    const file = path.join(scratch, 'commands');
    writeFileSync(file, commands.map(command => `${command}\n`).join(''));
    const words = ['virt-customize', '-a', image, '--no-network', '--selinux-relabel', '--commands-from-file', file];
    execFileSync(...bound('TERM', words), { stdio: 'inherit' });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const userScript = ({ user, uid, gid, hostname, shares, timezone }: Identity) => `set -e
${timezone ? `[ -e ${zoneFile(timezone)} ] || { printf %s ${shell(formatFailure(noZone(timezone)))} >&2; exit 1; }` : ''}
former=$(getent passwd ${uid} | cut -d: -f1)
getent group ${gid} >/dev/null || { getent group ${user} >/dev/null && groupmod -g ${gid} ${user}; } || groupadd -g ${gid} ${user}
if [ -n "$former" ] && [ "$former" != ${user} ]; then usermod -l ${user} -d /home/${user} -m "$former"; fi
getent passwd ${user} >/dev/null && usermod -u ${uid} -g ${gid} ${user} || useradd -m -u ${uid} -g ${gid} -s /bin/bash ${user}
passwd -l ${user}
${shareLines(shares)
  .map(line => `grep -qxF ${shell(line)} /etc/fstab || printf '%s\\n' ${shell(line)} >>/etc/fstab`)
  .join('\n')}
${hostsScript(hostname)}
`;
