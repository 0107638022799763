// What qemu must be able to open: /dev/kvm as its own user, and libvirt's folder as you, for shares over 9p.

import { existsSync } from 'node:fs';
import { libvirtUri, qemuUser } from '../host.ts';
import { person } from '../machine.ts';
import { ask } from '../tool.ts';
import { isSystem } from '../uri.ts';
import { type Acl, may, parseAcls, type Who } from './access.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Qemu {
  readonly device: string;
  readonly domains: string;
  /** Those of the two that are there. */
  readonly acls: readonly Acl[];
  /** Absent: qemu runs as you. */
  readonly qemu: Who | undefined;
  /** Whose files a guest writes over 9p. */
  readonly you: Who;
}

export async function look(
  uri = libvirtUri(),
  device = '/dev/kvm',
  domains = '/var/lib/libvirt/qemu',
  user = isSystem(uri) ? qemuUser() : undefined,
): Promise<Qemu> {
  const gids = user ? (await ask(['id', '-G', user.name])).out.split(' ').map(Number) : [];
  const there = [device, domains].filter(file => existsSync(file));
  const acls = there.length > 0 ? parseAcls((await ask(['getfacl', '-p', '-n', ...there])).out) : [];
  const { uid, gid } = person();
  return { device, domains, acls, qemu: user && { ...user, gids }, you: { name: `uid ${uid}`, uid, gids: [gid] } };
}

export function judge({ device, domains, acls, qemu, you }: Qemu): Finding[] {
  if (!qemu) return [];
  const of = (file: string) => acls.find(acl => acl.path === file);
  const [kvm, folder] = [of(device), of(domains)];
  const findings: Finding[] = [];
  if (kvm) {
    findings.push(
      may(kvm, qemu, 'rw')
        ? ok('kvm', `qemu, which runs as ${qemu.name}, may open ${device}`)
        : fail(
            'kvm',
            `qemu, which runs as ${qemu.name}, can't open ${device}`,
            'libvirt, which can, asks qemu anew what it is able to whenever a domain is defined: minutes',
            `sudo chown root:kvm ${device}; sudo chmod 0660 ${device}; sudo usermod -aG kvm ${qemu.name}; then restart libvirtd`,
          ),
    );
  }
  if (folder && !may(folder, you, 'x')) {
    findings.push(
      warn(
        '9p',
        `${you.name} can't pass through ${domains}`,
        'over 9p qemu runs as you, so that new files are yours; such a guest will not start',
        'make setup',
      ),
    );
  }
  return findings;
}
