// Gives the system on a disk another host name, and changes nothing else on it.

import { execFileSync } from 'node:child_process';
import { bound } from './bound.ts';
import * as ext4 from './ext4.ts';
import { writeFiles } from './file-steps.ts';
import { hostsScript } from './identity.ts';
import { withRawView } from './raw-view.ts';
import { stepsOf } from './steps.ts';

/** In a guest that is up, for root. */
export const hostNameScript = (name: string): string =>
  `${hostsScript(name)}\necho '${name}' >/etc/hostname; echo '${name}' >/proc/sys/kernel/hostname`;

export async function setHostName(disk: string, name: string): Promise<void> {
  const written = await withRawView(disk, true, async (raw, scratch) => {
    const device = ext4.writableRoot(raw, scratch);
    // Only the image's own kernel and policy can label files for SELinux.
    if (!device || ext4.read(device, '/etc/selinux/config', scratch)) return false;
    writeFiles(device, stepsOf(`hostname ${name}\n`, false), scratch);
    return true;
  });
  if (written) return;
  // Of /etc/hosts virt-customize(1) knows in Debian and Ubuntu alone.
  const hosts = ['--hostname', name, '--run-command', hostsScript(name)];
  const words = ['virt-customize', '-a', disk, '--no-network', '--selinux-relabel', ...hosts];
  execFileSync(...bound('TERM', words), { stdio: 'inherit' });
}
