// Asks libvirt through virsh. A domain is named by its UUID, so that one of somebody else's is never met.

import { $ } from 'zx/core';
import { Failure } from './failure.ts';

/** Milliseconds that virsh may take: a domain that does not end by itself takes libvirt some twenty seconds. */
const timeout = 60_000;
const quiet = $({ quiet: true, nothrow: true, timeout });
const unanswered = `no answer within ${timeout / 1000} s`;

/** What virsh printed, trimmed; a Failure with virsh's own words where it could not. */
export async function virsh(uri: string, ...words: string[]): Promise<string> {
  const result = await quiet`virsh --quiet --connect ${uri} ${words}`;
  if (result.exitCode !== 0)
    throw new Failure(
      `virsh ${words.join(' ')}: ${result.stderr.trim() || unanswered}`,
      `libvirt at ${uri} could not do it`,
      'make doctor',
    );
  return result.stdout.trim();
}

/** running, shut off, paused, … or "" where no such domain is defined. */
export async function state(uri: string, uuid: string): Promise<string> {
  const result = await quiet`virsh --quiet --connect ${uri} domstate ${uuid}`;
  if (result.exitCode === 0) return result.stdout.trim();
  if (/failed to get domain|Domain not found/i.test(result.stderr)) return '';
  throw new Failure(
    `libvirt does not answer: ${result.stderr.trim() || unanswered}`,
    `nothing is known of any VM without libvirt at ${uri}`,
    'make doctor',
  );
}

/** The address that the domain's network gave to its MAC, newest lease first; "" as long as there is none. */
export async function address(uri: string, uuid: string, mac: string): Promise<string> {
  const result = await quiet`virsh --quiet --connect ${uri} domifaddr ${uuid} --source lease`;
  const rows = result.stdout.split('\n').filter(row => row.includes(mac) && row.includes('ipv4'));
  return /(\d+\.\d+\.\d+\.\d+)\//.exec(rows.at(-1) ?? '')?.[1] ?? '';
}

export interface Domain {
  readonly uuid: string;
  readonly name: string;
  /** `makebox WORKSPACE NAME` where makebox made it. */
  readonly description: string;
}

/** Every domain at the uri that makebox made, in whichever checkout. */
export async function ourDomains(uri: string): Promise<Domain[]> {
  const uuids = (await virsh(uri, 'list', '--all', '--uuid')).split('\n').filter(Boolean);
  const all = await Promise.all(
    uuids.map(async uuid => ({
      uuid,
      name: await virsh(uri, 'domname', uuid),
      description: await virsh(uri, 'desc', uuid),
    })),
  );
  return all.filter(({ description }) => /^makebox [0-9a-f]{16} \S+$/.test(description));
}

/** Takes a domain away with all that libvirt keeps of it. */
export async function remove(uri: string, uuid: string): Promise<void> {
  if ((await state(uri, uuid)) !== 'shut off') await quiet`virsh --quiet --connect ${uri} destroy ${uuid}`;
  await virsh(uri, 'undefine', '--managed-save', '--snapshots-metadata', '--nvram', uuid);
}
