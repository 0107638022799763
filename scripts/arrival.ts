// A guest's sshd answers before its network is whole: what a first command in it would miss is waited for, shortly.

import type { Vm } from './vm.ts';

/** Looks at all of it together, and seconds from one to the next. */
const patience = { looks: 50, pause: 0.2 };

const until = (condition: string, what: string) =>
  `until ${condition}; do i=$((i+1)); [ $i -lt ${patience.looks} ] || { echo "late: ${what}"; break; }; sleep ${patience.pause}; done`;

/** For the guest's sh: the addresses that networks keep for it are there, and systemd-resolved, where it is asked, knows whom to ask. */
export const arrival = ({ nics }: Vm): string =>
  [
    'PATH=$PATH:/usr/sbin:/sbin; i=0',
    ...nics
      .filter(nic => nic.leased)
      .map(({ ip, network }) => until(`ip -4 -o address | grep -qwF ${ip}`, `${ip} of the network ${network}`)),
    `case $(readlink /etc/resolv.conf) in */systemd/resolve/*) ${until('grep -qs ^nameserver /run/systemd/resolve/resolv.conf', 'a name server')} ;; esac`,
  ].join('; ');

/** What was not there in time. */
export const late = (said: string): string[] => [...said.matchAll(/^late: (.*)$/gm)].map(([, what]) => what!);
