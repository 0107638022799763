// libvirt: whether it answers you, and whether its default network gives addresses.

import { libvirtUri } from '../host.ts';
import { pendingGroups } from '../setup/groups.ts';
import { type Answer, ask } from '../tool.ts';
import { isSystem } from '../uri.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Libvirt {
  readonly uri: string;
  /** `virsh uri`: a greeting. (`virsh version` would have libvirtd try out its qemu, which takes seconds.) */
  readonly greeting: Answer;
  readonly network: Answer;
  readonly pending: boolean;
}

const patience = 3;

export async function look(uri = libvirtUri()): Promise<Libvirt> {
  const virsh = (...words: string[]) => ask(['virsh', '--quiet', '--connect', uri, ...words], patience);
  const [greeting, network] = await Promise.all([virsh('uri'), virsh('net-info', 'default')]);
  return { uri, greeting, network, pending: isSystem(uri) && pendingGroups(uri).includes('libvirt') };
}

export function judge({ uri, greeting, network, pending }: Libvirt): Finding[] {
  if (!greeting.ok && pending) {
    return [
      fail(
        'libvirt',
        `${uri} refuses you`,
        'you are in the group libvirt, but this login is older than that',
        'log in again (su - $USER is enough)',
      ),
    ];
  }
  if (!greeting.ok) {
    const said = greeting.answered
      ? greeting.err
          .split('\n')
          .at(-1)!
          .replace(/^error: /, '')
      : `no answer within ${patience} s`;
    const mend = isSystem(uri) ? 'make setup' : 'LIBVIRT_URI=… in .env';
    return [fail('libvirt', `${uri}: ${said}`, 'domains are defined and started there', mend)];
  }
  return [ok('libvirt', `answers at ${uri}`), judgeNetwork(uri, network)];
}

function judgeNetwork(uri: string, { ok: known, out }: Answer): Finding {
  const is = (key: string) => new RegExp(`^${key}:\\s+yes$`, 'm').test(out);
  if (!isSystem(uri)) return ok('network', `not asked of ${uri}: state [domain] network in your definitions`);
  const why = 'VMs get their addresses from it';
  if (!known) return fail('network', 'libvirt has no network `default`', why, 'make setup');
  if (!is('Active')) return fail('network', "libvirt's network `default` is not active", why, 'make setup');
  if (!is('Autostart'))
    return warn('network', "libvirt's network `default` is active, but not after the next boot", why, 'make setup');
  return ok('network', `default is active, on ${/^Bridge:\s+(\S+)/m.exec(out)?.[1] ?? 'no bridge'}`);
}
