// How ssh reaches a VM: its own known_hosts, written when the image was built, and nothing else is believed.

import { once } from 'node:events';
import { realpathSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { place, textOf } from './checkout.ts';
import type { Reach } from './libvirt.ts';
import { withFlock } from './lock.ts';
import type { Vm } from './vm.ts';
import { $ } from './zx.ts';

interface Way extends Reach {
  /** What `ssh NAME` says. */
  readonly host: string;
  /** The private key. */
  readonly key: string;
  /** What ssh gets there by; "" where it needs nothing. */
  readonly proxy: string;
}

/** The block of ssh_config(5) for one VM. */
function sshConfig(vm: Vm, { host, address, port, key, proxy }: Way, knownHosts: string): string {
  return [
    `Host ${host}`,
    `  HostName ${address}`,
    `  Port ${port}`,
    `  User ${vm.user}`,
    ...(proxy ? [`  ProxyCommand ${proxy}`] : []),
    `  IdentityFile "${key}"`,
    '  IdentitiesOnly yes',
    `  HostKeyAlias ${vm.hostname}`,
    '  HostKeyAlgorithms ssh-ed25519',
    `  UserKnownHostsFile "${knownHosts}"`,
    '  GlobalKnownHostsFile /dev/null',
    '  StrictHostKeyChecking yes',
    `  ForwardAgent ${vm.ssh.agent ? 'yes' : 'no'}`,
    `  ForwardX11 ${vm.ssh.x11 ? 'yes' : 'no'}`,
    '  ConnectTimeout 10',
    // A guest that is gone without a word ends what waits for it after two minutes.
    '  ServerAliveInterval 15',
    '  ServerAliveCountMax 8',
    '  LogLevel ERROR',
    '',
  ].join('\n');
}

export function writeSshConfig(vm: Vm, way: Way): void {
  const knownHosts = path.join(realpathSync('generated/workspace/ssh'), path.basename(place.knownHosts(vm.name)));
  writeFileSync(place.sshConfig(vm.name), sshConfig(vm, way, knownHosts));
}

/** For a machine of `run-` whose ssh is at a port of this host; nobody listens on its way, so a key exchange will do that costs it little. */
export function writeRunConfig(file: string, vm: Vm, key: string, port: number): void {
  const knownHosts = path.join(realpathSync('generated/data/layers'), `${vm.image}.known_hosts`);
  const way = { host: vm.name, address: '127.0.0.1', port, key, proxy: '' };
  writeFileSync(file, `${sshConfig(vm, way, knownHosts)}  KexAlgorithms ^curve25519-sha256\n`);
}

/**
 * Runs a command in the guest by its ssh_config, for at most so many milliseconds; gives exit code (null: time was up) and
 * both outputs. ssh goes through the connection that knocked: each one costs a guest a process.
 */
export async function remote(vm: Vm, host: string, command: string, door: Socket, timeout: number) {
  const local = createServer(socket => {
    socket.pipe(door).pipe(socket);
    socket.on('error', () => door.destroy());
  }).listen(0, '127.0.0.1');
  door.on('error', () => local.close());
  await once(local, 'listening');
  const { port } = local.address() as AddressInfo;
  const config = [
    '-F',
    place.sshConfig(vm.name),
    '-o',
    'BatchMode=yes',
    '-o',
    'HostName=127.0.0.1',
    '-o',
    `Port=${port}`,
    // sntrup761, the first choice of OpenSSH 9, takes an emulated processor long.
    '-o',
    'KexAlgorithms=^curve25519-sha256',
  ];
  try {
    return await $({ quiet: true, nothrow: true, timeout })`ssh ${config} ${host} ${command}`;
  } finally {
    door.destroy();
    local.close();
  }
}

/** A file in the guest that is there when it was provisioned. */
export const provisioned = '/var/lib/makebox/provisioned';

/** The name by which a VM was reached last: PREFIX may be another one since, and whoever has that name is somebody else. */
export const hostOf = (vm: string): string => /^Host (\S+)$/m.exec(textOf(place.sshConfig(vm)))?.[1] ?? vm;

/** The same by the ssh_config alone, for what is no race. */
export const inGuest = ({ name }: Vm, command: string, timeout: number) =>
  $({
    quiet: true,
    nothrow: true,
    timeout,
  })`ssh -F ${place.sshConfig(name)} -o BatchMode=yes ${hostOf(name)} ${command}`;

/** Calls `use` while no other make does what a definition says in its guest. */
export const inTurn = <T>({ name }: Vm, use: () => Promise<T>): Promise<T> =>
  withFlock(place.guestLock(name), 'exclusive', { waits: `${name}: waits for another make that sets it up` }, use);

/** A connection to a port, where something listens. Milliseconds to wait at most. */
export function knock(address: string, port: number, wait: number): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const socket = connect({ host: address, port });
    const nobody = () => {
      socket.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(nobody, wait);
    socket.once('error', nobody);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.pause();
      resolve(socket);
    });
  });
}
