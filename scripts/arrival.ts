// A guest's sshd answers before its network is whole: what a first command in it would miss is waited for, shortly.

import type { Nic } from './network.ts';

/**
 * Seconds for all of it, of those that a login may take. From one look to the next: at first, and where that was too early. A look is two
 * programs: what has one slow processor, emulated at that, would do nothing else, and never get to what is waited for.
 */
const patience = { all: 8, soon: 2, pause: 0.2, late: 1 };
/** Of /proc/uptime, for a guest's clock may be set meanwhile; by no program, since each one costs an emulated guest some 20 ms. */
const now = `read -r now </proc/uptime; now=\${now%%.*}`;

const until = (condition: string, what: string) =>
  `until ${condition}; do ${now}; [ $now -lt $end ] || { echo "late: ${what}"; break; }; [ $now -lt $soon ] && sleep ${patience.pause} || sleep ${patience.late}; done`;

/** Where systemd-resolved writes down whom it asks, some time after the address is there; a Debian that has none keeps no such file. */
const known = '/run/systemd/resolve/resolv.conf';
const resolver = '(systemd-resolved is $(systemctl is-active systemd-resolved))';

/**
 * For the guest's sh: what networks keep for these cards is there, but for the address that this comes in by; and systemd-resolved, where
 * it is asked, asks on each of their networks. Of one alone it may ask whom it likes.
 */
export function arrival(cards: readonly Nic[], by: string): string {
  const leased = cards.filter(nic => nic.leasedBy);
  const address = ({ ip, network }: Nic) =>
    until(`ip -4 -o address | grep -qwF ${ip}`, `${ip} of the network ${network}`);
  const server = ({ leasedBy, network }: Nic) =>
    until(`grep -qsxF 'nameserver ${leasedBy}' ${known}`, `the name server of the network ${network} ${resolver}`);
  const servers =
    leased.length > 1 ? leased.map(server) : [until(`grep -qs ^nameserver ${known}`, `a name server ${resolver}`)];
  return [
    `PATH=$PATH:/usr/sbin:/sbin; ${now}; end=$((now+${patience.all})); soon=$((now+${patience.soon}))`,
    ...leased.filter(({ ip }) => ip !== by).map(address),
    `case $(readlink /etc/resolv.conf) in */systemd/resolve/*) ${servers.join('; ')} ;; esac`,
  ].join('; ');
}

/** Whether some of it waits for systemd-resolved, which is on its way: a busy host has been seen to take a minute for that. */
export const comes = (missing: readonly string[]) => missing.some(what => /is activating\)$/.test(what));

/** What was not there in time. */
export const late = (said: string): string[] => [...said.matchAll(/^late: (.*)$/gm)].map(([, what]) => what!);
