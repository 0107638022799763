// How ssh reaches a VM: its own known_hosts, written when the image was built, and nothing else is believed.

import { realpathSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { $ } from 'zx/core';
import { place } from './checkout.ts';
import type { Vm } from './plan.ts';

export interface Reach {
  /** What `ssh NAME` says. */
  readonly host: string;
  readonly address: string;
  /** The private key. */
  readonly key: string;
}

/** The block of ssh_config(5) for one VM. */
function sshConfig(vm: Vm, { host, address, key }: Reach, knownHosts: string): string {
  return [
    `Host ${host}`,
    `  HostName ${address}`,
    `  User ${vm.user}`,
    `  IdentityFile "${key}"`,
    '  IdentitiesOnly yes',
    `  HostKeyAlias ${vm.hostname}`,
    '  HostKeyAlgorithms ssh-ed25519',
    `  UserKnownHostsFile "${knownHosts}"`,
    '  GlobalKnownHostsFile /dev/null',
    '  StrictHostKeyChecking yes',
    '  ConnectTimeout 10',
    '  LogLevel ERROR',
    '',
  ].join('\n');
}

export function writeSshConfig(vm: Vm, reach: Reach): void {
  const knownHosts = path.join(realpathSync('generated/workspace/ssh'), path.basename(place.knownHosts(vm.name)));
  writeFileSync(place.sshConfig(vm.name), sshConfig(vm, reach, knownHosts));
}

/** Runs a command in the guest by its ssh_config, for at most so many milliseconds; gives exit code (null: time was up) and both outputs. */
export async function remote(vm: Vm, host: string, command: string, timeout: number) {
  return $({
    quiet: true,
    nothrow: true,
    timeout,
  })`ssh -F ${place.sshConfig(vm.name)} -o BatchMode=yes ${host} ${command}`;
}

/** Whether something listens at port 22. Milliseconds to wait at most. */
export function listens(address: string, wait: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: address, port: 22, timeout: wait });
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}
