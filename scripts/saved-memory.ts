// A VM's memory in a file, at which it goes on: that of save-NAME, which libvirt keeps, or of a first boot that warm-NAME UP=1 keeps.

import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { ask, giveXml, virsh, virshLong } from './libvirt.ts';

/** Milliseconds until a domain goes on whose job was ended. */
const patience = 10_000;

/**
 * What virsh does by a job of a domain, in so many seconds at most. libvirt goes on with it though nobody waits any more, and keeps the domain from all else: what takes too
 * long is ended (virsh(1), domjobabort).
 */
export async function virshJob(
  uri: string,
  seconds: number,
  verb: string,
  uuid: string,
  ...words: string[]
): Promise<void> {
  const began = Date.now();
  try {
    await virshLong(uri, seconds, verb, uuid, ...words);
  } catch (error) {
    if (Date.now() - began < seconds * 1000) throw error;
    await ask(uri, 'domjobabort', uuid);
    for (const end = Date.now() + patience; Date.now() < end; await delay(100))
      if (/\bNone\b/.test((await ask(uri, 'domjobinfo', uuid)) ?? 'None')) break;
    throw new Failure(
      `virsh ${verb}: not done within ${seconds} s`,
      'memory is written as fast as its disk takes it; libvirt was told to leave that',
      `TIMEOUT=${seconds * 4}`,
    );
  }
}

/**
 * Writes the memory of a domain and switches it off, in so many seconds at most: into `file`, or where libvirt looks for it when the domain starts.
 * Where libvirt does not take what makes the way back shorter, it is the longer one.
 */
export async function saveMemory(uri: string, uuid: string, seconds: number, file?: string): Promise<void> {
  if (file) await virshJob(uri, seconds, 'save', uuid, file);
  else await virshJob(uri, seconds, 'managedsave', uuid, '--running');
  const [what, whose] = file ? ['save-image', file] : ['managedsave', uuid];
  try {
    const xml = allAtOnce(await virsh(uri, `${what}-dumpxml`, whose, '--security-info'));
    if (xml) await giveXml(uri, xml, `${what}-define`, whose);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/**
 * Memory that is shared with a daemon is read back page by page, also where it is empty, and each one costs QEMU a fault (migration/ram.c,
 * ram_handle_compressed): 1.8 s for a GiB in a virtual machine. Taken beforehand by as many threads as there are processors it is a third of that.
 * Gives such a domain's XML, or undefined where its memory is private, or taken beforehand anyhow.
 */
export function allAtOnce(xml: string): string | undefined {
  const [backing = ''] = /<memoryBacking>[\s\S]*?<\/memoryBacking>/.exec(xml) ?? [];
  const [, processors] = /<vcpu\b[^>]*>(\d+)</.exec(xml) ?? [];
  if (!/<access mode='shared'/.test(backing) || /<allocation|<hugepages/.test(backing) || !processors) return undefined;
  const taken = backing.replace('</memoryBacking>', `<allocation mode='immediate' threads='${processors}'/>$&`);
  return xml.replace(backing, () => taken);
}
