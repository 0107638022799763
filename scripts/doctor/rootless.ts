// Building without root: user namespaces with a range of ids.

import { userInfo } from 'node:os';
import { textOf } from '../checkout.ts';
import { type Answer, ask, isRoot } from '../tool.ts';
import { type Finding, fail, ok } from './finding.ts';
import { older } from './tools.ts';

export interface Rootless {
  readonly root: boolean;
  readonly name: string;
  /** Version of util-linux; "" where it is not known. */
  readonly utilLinux: string;
  /** `unshare --map-auto --map-root-user true`, really run. */
  readonly unshare: Answer;
  readonly subuid: string;
  /** Ubuntu since 23.10: AppArmor takes a new namespace's capabilities away. */
  readonly apparmor: boolean;
}

export async function look(
  subuid = '/etc/subuid',
  restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
): Promise<Rootless> {
  return {
    root: isRoot(),
    name: userInfo().username,
    utilLinux: /\d+\.\d+(\.\d+)?/.exec((await ask(['unshare', '--version'])).out)?.[0] ?? '',
    unshare: await ask(['unshare', '--map-auto', '--map-root-user', '--mount', 'true']),
    subuid: textOf(subuid),
    apparmor: textOf(restriction).trim() === '1',
  };
}

const why = "mmdebstrap's images are made in a user namespace, where you are root over a range of ids";

export function judge({ root, name, utilLinux, unshare, subuid, apparmor }: Rootless): Finding {
  if (root) return ok('rootless', 'not needed: you are root');
  if (unshare.ok) return ok('rootless', 'user namespaces work');
  if (utilLinux && older(utilLinux, '2.38'))
    return fail(
      'rootless',
      `util-linux is ${utilLinux}`,
      `unshare --map-auto came with 2.38; ${why}`,
      'a newer release of this distribution, or build as root',
    );
  if (!subuid.split('\n').some(line => line.startsWith(`${name}:`))) {
    return fail(
      'rootless',
      `${name} has no range of ids in /etc/subuid`,
      why,
      `sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ${name}`,
    );
  }
  if (apparmor)
    return fail(
      'rootless',
      'AppArmor restricts user namespaces',
      why,
      'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    );
  return fail(
    'rootless',
    `unshare --map-auto: ${unshare.err.split('\n')[0] || 'no answer'}`,
    why,
    'sudo sysctl -w kernel.unprivileged_userns_clone=1, or build as root',
  );
}
