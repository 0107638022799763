// A guest's sshd answers before its network is whole: what a first command in it would miss is waited for, shortly.

import type { Vm } from './vm.ts';

/** Seconds for all of it, of those that a login may take, and from one look to the next. */
const patience = { all: 8, pause: 0.2 };
/** Of /proc/uptime, for a guest's clock may be set meanwhile; by no program, since each one costs an emulated guest some 20 ms. */
const now = `read -r now </proc/uptime; now=\${now%%.*}`;

const until = (condition: string, what: string) =>
  `until ${condition}; do ${now}; [ $now -lt $end ] || { echo "late: ${what}"; break; }; sleep ${patience.pause}; done`;

/** For the guest's sh: the addresses that networks keep for it are there, and systemd-resolved, where it is asked, knows whom to ask. */
export const arrival = ({ nics }: Vm): string =>
  [
    `PATH=$PATH:/usr/sbin:/sbin; ${now}; end=$((now+${patience.all}))`,
    ...nics
      .filter(nic => nic.leased)
      .map(({ ip, network }) => until(`ip -4 -o address | grep -qwF ${ip}`, `${ip} of the network ${network}`)),
    `case $(readlink /etc/resolv.conf) in */systemd/resolve/*) ${until('grep -qs ^nameserver /run/systemd/resolve/resolv.conf', 'a name server')} ;; esac`,
  ].join('; ');

/** What was not there in time. */
export const late = (said: string): string[] => [...said.matchAll(/^late: (.*)$/gm)].map(([, what]) => what!);
