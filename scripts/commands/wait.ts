// Waits, with a bound, until a VM has an address, answers to ssh with the key it was built with, and sees CODE_DIR.

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { arrival, comes, late } from '../arrival.ts';
import { imageOf, place, plan, textOf, vmOf } from '../checkout.ts';
import { watchConsole } from '../console.ts';
import { Failure } from '../failure.ts';
import { forwardPorts } from '../forwarding.ts';
import { setting } from '../host.ts';
import { hostNameScript } from '../host-name.ts';
import { promised, type Reach, reach, state, virsh, wayInto } from '../libvirt.ts';
import { listed, mount, mounted, plugShares, withoutShares } from '../live-shares.ts';
import { person, sshKey } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { publish } from '../nfs.ts';
import { told } from '../ports.ts';
import { quoted } from '../quote.ts';
import { damage } from '../record.ts';
import { saveMemory } from '../saved-memory.ts';
import { impostor, itsAddress, silence } from '../silence.ts';
import { inGuest, inTurn, knock, provisioned, remote, writeSshConfig } from '../ssh.ts';
import { isRemote, isSession, proxyCommand } from '../uri.ts';
import type { Vm } from '../vm.ts';
import { provision } from './provision.ts';
import { differ } from './status.ts';
import { copied, sync } from './sync.ts';

/** Milliseconds: between two looks; that a look at ssh's port may take; that one login may take; between two questions to libvirt, once an address is known or promised, and before. */
const pause = { look: 50, knock: 200, login: 20_000, known: 3000, unknown: 300 };

export async function run({ name, uri, domain, timeout, keep }: Arguments): Promise<number> {
  const vm = vmOf(name, uri);
  if (vm.empty) {
    process.stdout.write(`${name}: on; what it boots is seen by make console-${name}, or vnc-${name}\n`);
    return 0;
  }
  if ((await wayInto(uri, vm)) === 'none' && (await state(uri, vm.uuid)) === 'running') return unreached(vm, keep);
  const start = Date.now();
  const harm = damage(name, place.disk(name));
  if (harm) process.stdout.write(`${name}: ${harm}\n`);
  const end = start + timeout * 1000;
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const saw = watchConsole(
    () => textOf(place.console(name)),
    process.env['MAKEBOX_ACCEL'] === 'kvm' && !imageOf(name).foreign,
  );
  let at: Reach | undefined;
  let [asked, heard] = [0, false];
  /** What ssh said when it was last refused. */
  let refused = '';
  const take = (found: Reach) => {
    if (found.address !== at?.address)
      writeSshConfig(vm, { host: domain, ...found, key: sshKey(setting, person()), proxy: proxyCommand(uri) });
    at = found;
  };
  // A lease may be of an earlier boot, and a guest need not take what is kept for it, so its address is asked for again and again.
  const ask = async (what: string, trouble: ReturnType<typeof saw>) => {
    asked = Date.now();
    if (trouble === 'hangs') {
      process.stdout.write(`${name}: its kernel hangs in emulation, which now and then happens without KVM: reset\n`);
      await virsh(uri, 'reset', vm.uuid);
    }
    const [now, found] = await Promise.all([state(uri, vm.uuid), reach(uri, vm)]);
    if (found) take(found);
    heard ||= found !== undefined;
    if (now !== 'running' || trouble === 'panic' || Date.now() > end)
      throw await silence(
        vm,
        uri,
        trouble === 'panic' ? 'panicked' : now,
        heard ? what : itsAddress,
        seconds(),
        refused,
      );
  };
  const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    process.stdout.write(`${name}: waiting for ${what}, ${timeout} s at most\n`);
    for (;;) {
      const found = await look();
      if (found) return found;
      const trouble = saw();
      if (trouble || Date.now() > Math.min(end, asked + (at ? pause.known : pause.unknown))) await ask(what, trouble);
      await delay(pause.look);
    }
  };

  /** The address that has its folders by NFS: a card whose lease comes later may be its first one. */
  let published = '';
  const publishTo = async ({ address }: Reach) => {
    if (address !== published) await publish(vm, address, person());
    published = address;
  };

  const already = isToldOf(vm, uri) ? await promised(uri, vm) : undefined;
  const leased = [...(already ? [vm.card!] : []), ...vm.nics];
  /** For the guest's sh: what a first command in it relies on. */
  const ready = () => `${arrival(leased, at!.address)}; ${mount(vm)}`;
  if (already) take(already);
  else await until(itsAddress, async () => at);
  asked = Date.now();
  const addressed = already ? '' : `address ${seconds()} s, `;
  if (isRemote(uri)) tellPorts(vm, domain);
  else if (!isSession(uri)) await forwardPorts(vm);
  await publishTo(at!);
  // Memory was saved without them.
  const xmls = await plugShares(uri, vm);
  let answered = 0;
  const shared = await until('ssh', async () => {
    await publishTo(at!);
    const patience = Math.min(pause.login, Math.max(end - Date.now(), pause.known));
    const result = isRemote(uri)
      ? await inGuest(vm, ready(), patience)
      : await throughDoor(vm, domain, at!, ready(), patience);
    if (!result) return undefined;
    if (result.exitCode !== 255 && result.exitCode !== null) {
      answered ||= Date.now();
      const missing = late(result.stdout);
      // Whoever was slow to answer has as long again for the rest, and what is on its way all the time there is.
      return missing.length > 0 && Date.now() < (comes(missing) ? end : Math.min(end, 2 * answered - start))
        ? undefined
        : result;
    }
    refused = result.stderr.trim();
    // Whoever answers where it is only to come may be somebody else, who is there by mistake.
    if (heard && /host key|HOST IDENTIFICATION/i.test(result.stderr)) throw impostor(vm, at!.address, result.stderr);
    return undefined;
  });
  const missing = late(shared.stdout);
  for (const what of missing) process.stdout.write(`${name}: ${what} has not come yet\n`);
  // It may have answered by another card first.
  if (already && missing.length === 0) take(already);
  const there = mounted(vm.shares);
  if (shared.exitCode !== 0) {
    throw new Failure(
      `${name} is up, but not all of ${listed(there)} is mounted: ${shared.stderr.trim()}`,
      'your code is not in the guest',
      `make log-${name}, make info-${name} (FSDEV_FLAGS), make doctor`,
    );
  }
  if (keep) {
    await withoutShares({ vm, uri, force: false }, () => saveMemory(uri, vm.uuid, timeout, path.resolve(keep)));
    process.stdout.write(`${name}: its first boot is kept (ssh ${seconds()} s)\n`);
    return 0;
  }
  const { port, address } = at!;
  const copies = copied(vm);
  const anew = vm.provision && !/^provisioned$/m.test(shared.stdout);
  // A VM that others depend on is waited for by each of them.
  if (anew || copies.length > 0 || existsSync(place.called(name)))
    await inTurn(vm, async () => {
      if (existsSync(place.called(name))) await callGuest(vm);
      await sync(vm, copies);
      if (anew && (await inGuest(vm, `test -e ${provisioned}`, pause.login)).exitCode !== 0) await provision(vm);
    });
  process.stdout.write(
    `${name}: up at ${address}${port === vm.ssh.port ? '' : `:${port}`} (${addressed}ssh ${seconds()} s)${there.length > 0 ? `, ${listed(there)} mounted` : ''}${copies.length > 0 ? `, ${listed(copies)} copied${copies.some(share => share.kept) ? ', for no share reaches it' : ''}` : ''}${vm.ports.length > 0 && !isRemote(uri) ? `, ports ${vm.ports.map(told).join(' ')}` : ''}: make ssh-${name}\n`,
  );
  if (xmls && differ(...xmls))
    process.stdout.write(`${name}: what changed holds from its next start: make reload-${name}\n`);
  return 0;
}

/** It has another name since it was up (rename-). */
async function callGuest(vm: Vm): Promise<void> {
  const { name, hostname } = vm;
  const { exitCode, stderr } = await inGuest(vm, `sudo sh -c ${quoted(hostNameScript(hostname))}`, pause.login);
  if (exitCode !== 0)
    throw new Failure(
      `${name}: its host name could not be set: ${stderr.trim()}`,
      'it has another name since',
      `make up-${name}`,
    );
  rmSync(place.called(name));
}

/** Nobody gets in by ssh: what is done by that is not done. */
function unreached(vm: Vm, keep: string): number {
  const { name, provision } = vm;
  const copies = copied(vm);
  const left = [
    ...(keep ? ['its ready state'] : []),
    ...(provision ? ['[provision]'] : []),
    ...(vm.ports.length > 0 ? [`its ports ${vm.ports.map(told).join(' ')}`] : []),
    ...(copies.length > 0 ? [`the copy of ${listed(copies)}`] : []),
  ];
  if (left.length > 0)
    throw new Failure(
      `${name}: on, but without ${left.join(', ')}: no network leads into it`,
      "it has no network card, or none but on QEMU's own network, which leads outwards",
      `a card that leads in, as [network lab] in its definition; or leave that out`,
    );
  process.stdout.write(`${name}: on; no network leads into it: make console-${name}, or vnc-${name}\n`);
  return 0;
}

/** Whether the network of its first card is at libvirt as the plan has it, and so keeps its address. */
const isToldOf = ({ card }: Vm, uri: string) =>
  plan().networks.some(({ name, xml }) => name === card?.network && textOf(place.network(name, uri)) === xml);

/** A look at ssh's port costs the guest nothing. */
async function throughDoor(vm: Vm, domain: string, { address, port }: Reach, script: string, patience: number) {
  const door = await knock(address, port, pause.knock);
  return door && remote(vm, domain, script, door, patience);
}

/** The process that would forward them is beside QEMU. */
function tellPorts({ name, ports }: Vm, domain: string): void {
  const words = ports.filter(({ udp }) => !udp).map(({ host, guest }) => `-L ${host}:localhost:${guest}`);
  if (words.length > 0)
    process.stdout.write(
      `${name}: its ports are not forwarded from another machine: ssh -N ${words.join(' ')} -F ${place.sshConfig(name)} ${domain}\n`,
    );
}
