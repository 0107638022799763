// Waits, with a bound, until a VM has an address, answers to ssh with the key it was built with, and sees CODE_DIR.

import { setTimeout as delay } from 'node:timers/promises';
import { place, textOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { address, state, virsh } from '../libvirt.ts';
import { person, sshKey } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { readEnv } from '../overrides.ts';
import type { Vm } from '../plan.ts';
import { greets, remote, writeSshConfig } from '../ssh.ts';

/** Milliseconds between two looks. */
const pause = 100;

export async function run({ name, uri, domain, timeout }: Arguments): Promise<number> {
  const vm = vmOf(name);
  const start = Date.now();
  const end = start + timeout * 1000;
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const stalled = stallWatch(vm);
  const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    process.stdout.write(`${name}: waiting for ${what}, ${timeout} s at most\n`);
    for (;;) {
      const found = await look();
      if (found) return found;
      if (stalled()) {
        process.stdout.write(`${name}: its kernel hangs in emulation, which now and then happens without KVM: reset\n`);
        await virsh(uri, 'reset', vm.uuid);
      }
      const now = await state(uri, vm.uuid);
      if (now !== 'running' || Date.now() > end) throw await silence(vm, uri, now, what, seconds());
      await delay(pause);
    }
  };

  const ip = await until('its address', async () => (await address(uri, vm.uuid, vm.mac)) || undefined);
  const addressed = seconds();
  writeSshConfig(vm, { host: domain, address: ip, key: key() });
  await until('ssh', async () => (await greets(ip, 1000)) || undefined);
  const mounted = vm.share ? `mountpoint -q '${vm.share}' || sudo mount '${vm.share}'` : 'true';
  const shared = await until('a shell', async () => {
    const result = await remote(vm, domain, mounted);
    if (result.exitCode !== 255) return result;
    if (/host key|HOST IDENTIFICATION/i.test(result.stderr)) throw impostor(vm, ip, result.stderr);
    return undefined;
  });
  if (shared.exitCode !== 0) {
    throw new Failure(
      `${name} is up, but ${vm.share} is not mounted: ${shared.stderr.trim()}`,
      'your code is not in the guest',
      `make log-${name}, make info-${name} (FSDEV_FLAGS), make doctor`,
    );
  }
  process.stdout.write(
    `${name}: up at ${ip} (address ${addressed} s, ssh ${seconds()} s)${vm.share ? `, ${vm.share} mounted` : ''}: make ssh-${name}\n`,
  );
  return 0;
}

/** Resets that one boot may need. */
const resets = 3;

/**
 * Tells, a few times at most, that the console shows a kernel that hangs while it boots. Without KVM a processor of
 * QEMU 7.2 can go on in code that another one has just patched (it meets the same int3 for ever); a reset mends it.
 */
function stallWatch({ name }: Vm): () => boolean {
  let seen = 0;
  let left = process.env['MAKEBOX_ACCEL'] === 'kvm' ? 0 : resets;
  return () => {
    const text = textOf(place.console(name));
    if (left === 0 || !/soft lockup|self-detected stall/.test(text.slice(seen))) return false;
    seen = text.length;
    left--;
    return true;
  };
}

function key(): string {
  const env = readEnv('.env', textOf('.env'), []);
  return sshKey(name => process.env[name] ?? env.find(([k]) => k === name)?.[1] ?? '', person());
}

const impostor = ({ name }: Vm, ip: string, said: string) =>
  new Failure(
    `${name}: whoever answers at ${ip} does not have the host key that ${name} was built with`,
    said.trim().split('\n').at(-1)!,
    `make destroy-${name} and up again, or find out who has its address`,
  );

/** What a person would look at next: the console's end, the leases, the state. */
async function silence(vm: Vm, uri: string, now: string, what: string, seconds: string): Promise<Failure> {
  const lines = textOf(place.console(vm.name)).replaceAll('\r', '').trimEnd().split('\n').slice(-20);
  const leases = await virsh(uri, 'net-dhcp-leases', 'default').catch((error: Failure) => error.message);
  const block = (title: string, text: string) =>
    `  ${title}:\n${text
      .split('\n')
      .map(line => `  | ${line}`)
      .join('\n')}\n`;
  process.stderr.write(
    block('the end of its console', lines.join('\n')) + block('leases', leases) + `  state: ${now}\n`,
  );
  return new Failure(
    `${vm.name}: no sign of ${what} after ${seconds} s`,
    now === 'running' ? 'it runs, and does not answer' : `it is ${now}`,
    `make log-${vm.name}, make console-${vm.name}, or a longer TIMEOUT=`,
  );
}
