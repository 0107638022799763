// libvirt: whether it answers you, and whether it makes networks, which may be another daemon.

import { libvirtUri } from '../host.ts';
import { pendingGroups } from '../setup/groups.ts';
import { type Answer, ask } from '../tool.ts';
import { isSystem } from '../uri.ts';
import { type Finding, fail, ok } from './finding.ts';

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
  const [greeting, network] = await Promise.all([virsh('uri'), virsh('net-list', '--name')]);
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
    const mend = isSystem(uri) ? 'make setup' : 'LIBVIRT_URI=… in .env';
    return [fail('libvirt', `${uri}: ${words(greeting)}`, 'domains are defined and started there', mend)];
  }
  return [ok('libvirt', `answers at ${uri}`), judgeNetwork(uri, network)];
}

/** The last that virsh said. */
const words = ({ answered, err }: Answer): string =>
  answered ? (err.split('\n').at(-1) ?? '').replace(/^error: /, '') : `no answer within ${patience} s`;

function judgeNetwork(uri: string, network: Answer): Finding {
  if (!isSystem(uri)) return ok('network', `not asked of ${uri}`);
  if (network.ok) return ok('network', 'libvirt answers for its networks');
  const why = 'VMs get their addresses from one of their own';
  return fail('network', `libvirt makes no networks: ${words(network)}`, why, 'make setup');
}
