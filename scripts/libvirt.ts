// Asks libvirt through virsh. A domain is named by its UUID, so that one of somebody else's is never met.

import { rmSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.ts';
import type { Nic } from './network.ts';
import { forwardTo } from './ports.ts';
import { knock } from './ssh.ts';
import { isRemote, isSession } from './uri.ts';
import type { Vm } from './vm.ts';
import { $ } from './zx.ts';

/** Milliseconds that virsh may take: a domain that does not end by itself takes libvirt some twenty seconds. */
const timeout = 60_000;
const quiet = $({ quiet: true, nothrow: true, timeout });
/** That virsh could not connect says less than the line behind it. */
const complaint = (stderr: string) => stderr.trim().replace(/^error: failed to connect to the hypervisor\n/, '');
const unanswered = (within = timeout) => `no answer within ${within / 1000} s`;

/** What virsh printed, trimmed; a Failure with virsh's own words where it could not. */
export const virsh = (uri: string, ...words: string[]): Promise<string> => virshWith({}, uri, ...words);

async function virshWith(more: { timeout?: number }, uri: string, ...words: string[]): Promise<string> {
  const result = await quiet(more)`virsh --quiet --connect ${uri} ${words}`;
  if (result.exitCode !== 0)
    throw new Failure(
      `virsh ${words.join(' ')}: ${complaint(result.stderr) || unanswered(more.timeout)}`,
      `libvirt at ${uri} could not do it`,
      isRemote(uri) && /^error: failed to connect|^$/.test(result.stderr.trim())
        ? 'make doctor; where that machine is gone for good, make destroy-NAME FORCE=1 forgets a VM there'
        : 'make doctor',
    );
  return result.stdout.trim();
}

/** Gives a verb of virsh a domain, or what it is to be done with, and XML: a device, or what a saved domain is. */
export async function giveXml(
  uri: string,
  xml: string,
  verb: string,
  whose: string,
  ...flags: string[]
): Promise<void> {
  // The next generator takes away what a killed process has left.
  const file = `generated/given.${process.pid}.tmp`;
  try {
    writeFileSync(file, xml, { mode: 0o600 });
    await virsh(uri, verb, whose, file, ...flags);
  } finally {
    rmSync(file, { force: true });
  }
}

/** running, shut off, paused, … or "" where no such domain is defined. */
export async function state(uri: string, uuid: string): Promise<string> {
  const result = await quiet`virsh --quiet --connect ${uri} domstate ${uuid}`;
  if (result.exitCode === 0) return result.stdout.trim();
  if (/failed to get domain|Domain not found/i.test(result.stderr)) return '';
  throw new Failure(
    `libvirt does not answer: ${complaint(result.stderr) || unanswered()}`,
    `nothing is known of any VM without libvirt at ${uri}`,
    'make doctor',
  );
}

/** What virsh printed, trimmed; undefined where it could not, or did not answer in time. */
export async function ask(uri: string, ...words: string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await quiet`virsh --quiet --connect ${uri} ${words}`;
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** What virsh printed of several commands; nothing of those that it could not do. */
export async function all(uri: string, commands: readonly string[]): Promise<string> {
  return (await quiet`virsh --quiet --connect ${uri} ${commands.join('; ')}`).stdout;
}

/** Where sshd of a VM answers. */
export interface Reach {
  readonly address: string;
  readonly port: number;
}

/** Milliseconds in which a door opens that is on this host. */
const open = 200;

/**
 * Where a VM is reached: by QEMU's own forward, or at the newest lease of its first card or of the next one that has one, or
 * else where its definition says, or where its network keeps an address for it and it answers, as what comes out of memory does when its lease is over, or, of
 * a card that is on no network of libvirt's, where its guest agent says, or where the host has heard of it; undefined as long as there is nothing.
 */
export async function reach(uri: string, { uuid, mac, card, nics, ssh, door }: Vm): Promise<Reach | undefined> {
  const xml = async () => (await ask(uri, 'dumpxml', uuid)) ?? '';
  if (isSession(uri) && (await xml()).includes(forwardTo(door))) return { address: '127.0.0.1', port: door };
  const heard = async (source: string, cards: readonly string[]) => {
    const rows = ((await ask(uri, 'domifaddr', uuid, '--source', source)) ?? '').split('\n');
    const newest = cards.map(card => rows.findLast(r => r.includes(card) && r.includes('ipv4')));
    return /(\d+\.\d+\.\d+\.\d+)\//.exec(newest.find(Boolean) ?? '')?.[1];
  };
  const elsewhere = async () => {
    const cards = foreignCards(await xml());
    return cards.length > 0 ? ((await heard('agent', cards)) ?? (await heard('arp', cards))) : undefined;
  };
  const cards = [...(card ? [card] : []), ...nics];
  const kept = async () => {
    const now = cards.some(nic => nic.libvirt) ? await xml() : '';
    for (const { ip, mac: own } of cards.filter(isKeptIn(now)))
      if (isRemote(uri) || (await answers(ip, own))) return ip;
    return undefined;
  };
  // Whoever else has that address meanwhile has not that card.
  const answers = async (ip: string, own: string) => {
    const door = await knock(ip, ssh.port, open);
    door?.destroy();
    return door !== undefined && (await quiet`ip neigh show to ${ip}`).stdout.includes(` lladdr ${own} `);
  };
  const address =
    (await heard('lease', [mac, ...nics.map(nic => nic.mac)])) ??
    cards.find(nic => !nic.libvirt && nic.ip)?.ip ??
    (await kept()) ??
    (await elsewhere());
  return address ? { address, port: ssh.port } : undefined;
}

/** Where a domain is reached as soon as its guest asks its network for its address; undefined where that keeps none for its first card. */
export async function promised(uri: string, { uuid, card, ssh }: Vm): Promise<Reach | undefined> {
  const [kept] = card ? [card].filter(isKeptIn((await ask(uri, 'dumpxml', uuid)) ?? '')) : [];
  return kept && { address: kept.ip, port: ssh.port };
}

/** For cards whose address a network keeps that a domain is on, by its XML. */
const isKeptIn =
  (xml: string) =>
  (nic: Nic): nic is Nic & { ip: string } =>
    Boolean(nic.ip && nic.libvirt && xml.includes(`network='${nic.libvirt}'`));

/** The MACs of those that libvirt gives no address to, as on a bridge of the host; nobody hears of what is behind QEMU's own. */
const foreignCards = (xml: string) =>
  [...xml.matchAll(/<interface type='(?!network|user)[^>]*>\s*<mac address='([^']*)'/g)].map(([, card]) => card!);

/** Whether a domain has a card that leads into it: not without one, nor where QEMU's own network leads outwards alone; and whether all are macvtaps, where the host itself does not get in. */
export async function wayInto(uri: string, { uuid, door }: Vm): Promise<'none' | 'macvtap' | 'some'> {
  const xml = await ask(uri, 'dumpxml', uuid);
  if (xml === undefined || xml.includes(forwardTo(door))) return 'some';
  const types = [...xml.matchAll(/<interface type='(\w+)'/g)].map(([, type]) => type).filter(type => type !== 'user');
  if (types.length === 0) return 'none';
  return types.every(type => type === 'direct') ? 'macvtap' : 'some';
}

export interface Domain {
  readonly uuid: string;
  readonly name: string;
  /** The checkout that it is of. */
  readonly workspace: string;
  /** As its definition calls it. */
  readonly vm: string;
}

/** What virsh printed of a domain, trimmed; "" where that is gone meanwhile. */
export async function virshOf(uri: string, uuid: string, ...words: string[]): Promise<string> {
  try {
    return await virsh(uri, ...words, uuid);
  } catch (error) {
    if ((await state(uri, uuid)) === '') return '';
    throw error;
  }
}

/** The lines that virsh printed. */
export const lines = async (uri: string, ...words: string[]): Promise<string[]> =>
  (await virsh(uri, ...words))
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** UUIDs of this version are makebox's (vm.ts); who copies a domain copies its description, but not that (virt-clone(1)). */
const ownUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8/;
/** How the description of a domain begins that makebox made; what its definition says of it stands behind. */
const mark = /^makebox ([0-9a-f]{16}) ([a-z0-9.-]+)(?: - .*)?$/;

/** Every domain at the uri that makebox made, in whichever checkout. */
export async function ourDomains(uri: string): Promise<Domain[]> {
  const uuids = (await lines(uri, 'list', '--all', '--uuid')).filter(uuid => ownUuid.test(uuid));
  const all = await Promise.all(
    uuids.map(async uuid => ({
      uuid,
      name: await virshOf(uri, uuid, 'domname'),
      description: await virshOf(uri, uuid, 'desc'),
    })),
  );
  return all.flatMap(({ description, ...domain }) => {
    const [, workspace, vm] = mark.exec(description) ?? [];
    return workspace && vm ? [{ ...domain, workspace, vm }] : [];
  });
}

export type State = 'running' | 'paused' | 'saved' | 'off' | 'crashed' | 'absent' | 'ending';

/** How a domain is, as status says it. */
export async function stateOf(uri: string, uuid: string): Promise<State> {
  // In one go: each virsh takes 40 ms, and a second to a machine behind ssh.
  const both = `domstate --reason ${uuid}; dominfo ${uuid}`;
  const { exitCode, stdout, stderr } = await quiet`virsh --quiet --connect ${uri} ${both}`;
  const [said = ''] = stdout.split('\n');
  if (/^(running|idle)/.test(said)) return 'running';
  if (/^(paused|pmsuspended)/.test(said)) return 'paused';
  if (/^in shutdown/.test(said)) return 'ending';
  if (/crashed|panicked/.test(said)) return 'crashed';
  if (/^(shut off|no state)/.test(said) && exitCode === 0)
    return /^Managed save: *yes$/m.test(stdout) ? 'saved' : 'off';
  // state() tells an answer that there is none from no answer.
  if ((await state(uri, uuid)) === '') return 'absent';
  throw new Failure(`virsh domstate: ${stderr.trim() || said}`, `libvirt at ${uri} could not do it`, 'make doctor');
}

/** Why a domain is in its state, in libvirt's words: `user`, `I/O error`, … (virsh(1), domstate); "" where that is not known. */
export async function reasonOf(uri: string, uuid: string): Promise<string> {
  return /\((.*)\)/.exec((await ask(uri, 'domstate', '--reason', uuid)) ?? '')?.[1] ?? '';
}

/** For what goes on a while: memory that is written, a snapshot that is taken. Seconds. */
export const virshLong = (uri: string, seconds: number, ...words: string[]): Promise<string> =>
  virshWith({ timeout: seconds * 1000 }, uri, ...words);

/** Takes a domain away with all that libvirt keeps of it. */
export async function remove(uri: string, uuid: string): Promise<void> {
  const now = await state(uri, uuid);
  if (now === '') return;
  if (now !== 'shut off')
    await virsh(uri, 'destroy', uuid).catch(async error => {
      // It has ended by itself meanwhile, or libvirt would go on with one that it has no definition of any more.
      if ((await state(uri, uuid)) !== 'shut off') throw error;
    });
  await virsh(uri, 'undefine', '--managed-save', '--snapshots-metadata', '--nvram', uuid);
}
