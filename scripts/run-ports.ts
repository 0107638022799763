// Ports of this host that lead into a machine of run-NAME, by qemu's user network (qemu(1), hostfwd).

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Failure } from './failure.ts';
import { setting } from './host.ts';
import { person, sshKey } from './machine.ts';
import type { Execute } from './qmp.ts';
import { writeRunConfig } from './ssh.ts';
import type { Vm } from './vm.ts';

const address = '127.0.0.1';

/** As qemu is told them: `tcp:127.0.0.1:8080-:80`. */
interface Rule {
  readonly rule: string;
  readonly udp: boolean;
  readonly host: number;
  readonly guest: number;
}

export const rulesOf = (text: string): Rule[] =>
  [...text.matchAll(/(tcp|udp):127\.0\.0\.1:(\d+)-:(\d+)/g)].map(([rule, kind, host, guest]) => ({
    rule,
    udp: kind === 'udp',
    host: Number(host),
    guest: Number(guest),
  }));

const taken = (port: number, why: string) =>
  new Failure(
    `port ${port} of ${address} is taken: ${why}`,
    'PORTS= leads it into the machine',
    'another one in PORTS=',
  );

/** Throws, before anything has begun, where a port is none, is meant twice, or somebody else listens. */
export async function mustBeFree(rules: readonly Rule[]): Promise<void> {
  for (const { host, guest, udp } of rules) {
    const none = [host, guest].find(port => port < 1 || port > 65535);
    const twice = rules.filter(other => other.host === host && other.udp === udp).length > 1;
    if (none !== undefined || twice)
      throw new Failure(
        `PORTS=${host}:${guest}: ${none === undefined ? `${host} is said twice` : `there is no port ${none}`}`,
        'a port is a number from 1 to 65535, and leads to one place',
        'PORTS=8080:80',
      );
  }
  for (const { udp, host } of rules) {
    const socket = udp ? createSocket('udp4').bind(host, address) : createServer().listen(host, address);
    await once(socket, 'listening').catch((error: Error) => {
      throw taken(host, error.message);
    });
    socket.close();
    await once(socket, 'close');
  }
}

/**
 * Opens them when the command begins, and the machine has a network and a MAC that it keeps. Who knocks before is refused, and tries again; where
 * qemu had taken it in, the guest would not hear it for seconds.
 */
export async function open(control: () => Promise<Execute>, rules: readonly Rule[]): Promise<void> {
  for (const { rule, host } of rules) {
    const said: unknown = await (await control())('human-monitor-command', {
      'command-line': `hostfwd_add net ${rule}`,
    });
    if (said) throw taken(host, String(said).trim());
  }
}

/** Where ssh's port in the guest is led to, the ssh_config of the way in, else "". The host key is checked as that of a VM. */
export function wayBySsh(vm: Vm, rules: readonly Rule[], folder: string): string {
  const way = rules.find(({ udp, guest }) => !udp && guest === vm.ssh.port);
  if (!way) return '';
  const file = `${folder}/${vm.name}.${way.host}.ssh`;
  writeRunConfig(file, vm, sshKey(setting, person()), way.host);
  return file;
}
