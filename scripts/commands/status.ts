// The state of each VM: what libvirt says, and whether its disk and definition still belong together.

import { statSync } from 'node:fs';
import { size, time } from '../amount.ts';
import { bytesOf } from '../cache.ts';
import { dataDisks, hasDisk, namesOf, place, plan, textOf, vmOf, workspaceHere } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { forwarded } from '../forwarding.ts';
import { ask, ourDomains, reach, reasonOf, type State, stateOf, virsh } from '../libvirt.ts';
import { shareOf } from '../live-shares.ts';
import type { Arguments } from '../makebox.ts';
import { told } from '../ports.ts';
import { damage } from '../record.ts';
import { isRemote, isSession } from '../uri.ts';
import type { Vm } from '../vm.ts';

interface Row {
  readonly name: string;
  readonly state: State | 'foreign' | 'unknown';
  readonly address: string;
  /** virtiofs, 9p, lost, out; "" where it has none or is off. */
  readonly share: string;
  /** Seconds since its disk was made. */
  readonly age?: number;
  /** Bytes that its disks take. */
  readonly disk?: number;
  readonly remarks: readonly string[];
}

export async function run({ name, uri, prefix, json, vms: words }: Arguments): Promise<number> {
  const named = [...(name ? [name] : []), ...namesOf(words)].map(one => vmOf(one));
  const vms = named.length > 0 ? named : plan().vms;
  const rows = await Promise.all(
    vms.map(vm => row(vm, textOf(place.uri(vm.name)) || uri, prefix).catch(silent(vm, uri))),
  );
  if (named.length === 0) rows.push(...(await withoutDefinition(uri, vms)));
  process.stdout.write(json ? `${JSON.stringify(rows, null, 1)}\n` : table(rows));
  return 0;
}

const widths = [20, 8, 15, 8, 13, 8];
const table = (rows: readonly Row[]) =>
  [['VM', 'STATE', 'ADDRESS', 'SHARE', 'AGE', 'DISK', ''], ...rows.map(columns)]
    .map(
      words =>
        `${words
          .map((word, at) => (word || '-').padEnd(widths[at] ?? 0))
          .join(' ')
          .replace(/[ -]+$/, '')}\n`,
    )
    .join('');
const columns = ({ name, state, address, share, age, disk, remarks }: Row) => [
  name,
  state,
  address,
  share,
  age === undefined ? '' : time(age),
  disk === undefined ? '' : size(disk),
  remarks.join('; '),
];

/** Another machine that does not answer keeps nobody from the VMs that are here. */
const silent =
  ({ name }: Vm, uri: string) =>
  (error: Error): Row => {
    const at = textOf(place.uri(name));
    if (!(error instanceof Failure) || !isRemote(at) || at === uri) throw error;
    return { name, state: 'unknown', address: '', share: '', remarks: [error.message.split('\n')[0]!] };
  };

async function row(vm: Vm, uri: string, prefix: string): Promise<Row> {
  const now = await stateOf(uri, vm.uuid);
  const foreign = now === 'absent' && (await ask(uri, 'domuuid', prefix + vm.name)) !== undefined;
  const remote = textOf(place.volume(vm.name));
  const disk = hasDisk(vm.name);
  const data = dataDisks(vm.name);
  const made = textOf(place.diskLayer(vm.name));
  const runs = now === 'running';
  const [live, next] = runs ? await Promise.all([xmlOf(uri, vm.uuid), xmlOf(uri, vm.uuid, '--inactive')]) : ['', ''];
  const at = runs ? await reach(uri, vm) : undefined;
  const share = runs ? shareOf(live, next) : '';
  // Elsewhere QEMU itself forwards them, or nobody.
  const here = !isRemote(uri) && !isSession(uri);
  const remarks = [
    now === 'paused' && whyPaused(vm.name, await reasonOf(uri, vm.uuid)),
    !disk && data.length > 0 && `${data.join(' ')} stays for the next: make destroy-${vm.name} DISKS=1 takes it away`,
    foreign && 'foreign: a domain of this name that this checkout did not make',
    disk && made && made !== vm.image && `stale: make rebuild-${vm.name} takes the new image`,
    damage(vm.name, place.disk(vm.name)),
    share === 'lost' && `lost: its folder or virtiofsd is gone: make reload-${vm.name}`,
    share === 'out' && `out: make up-${vm.name} gives it its folders again`,
    runs &&
      here &&
      vm.ports.length > 0 &&
      !forwarded(vm) &&
      `ports ${vm.ports.map(told).join(' ')} are not forwarded: make up-${vm.name}`,
    runs && share !== 'out' && differ(live, next) && 'pending: changed settings hold from its next start',
  ].filter(remark => typeof remark === 'string' && remark !== '') as string[];
  return {
    name: vm.name,
    state: foreign ? 'foreign' : now,
    address: at ? `${at.address}${at.port === vm.ssh.port ? '' : `:${at.port}`}` : '',
    share,
    ...(disk
      ? {
          age: ageOf(vm.name),
          disk: remote
            ? await bytesThere(uri, remote)
            : bytesOf(place.disk(vm.name)) +
              data.reduce((sum, name) => sum + bytesOf(place.dataDisk(vm.name, name)), 0),
        }
      : {}),
    remarks,
  };
}

/** What a person did is known. */
function whyPaused(name: string, reason: string): string {
  if (reason === 'I/O error')
    return `stopped by an I/O error: is the disk of the host full? Make room, then make resume-${name}`;
  return ['', 'user', 'unknown'].includes(reason) ? '' : `paused: ${reason}`;
}

/** Bytes that a volume takes at another machine. */
const bytesThere = async (uri: string, volume: string) =>
  Number(/^Allocation: *(\d+)/m.exec(await virsh(uri, 'vol-info', volume, '--bytes').catch(() => ''))?.[1] ?? 0);

/** Seconds since its disk was made of a layer; a clone gives it a new file. */
const ageOf = (name: string) =>
  Math.round((Date.now() - (statSync(place.diskLayer(name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now())) / 1000);

const xmlOf = (uri: string, uuid: string, ...flags: string[]) => virsh(uri, 'dumpxml', uuid, ...flags);

/** What libvirt adds nothing to while a domain runs. */
const parts =
  /<(title|memory|vcpu|cmdline|kernel)[ >].*?<\/\1>|<source (?:dir|network)='[^']*'|<boot dev='[^']*'|<target dev='[^']*' bus='[^']*'|<graphics type='[^']*'|<type arch='[^']*' machine='[^']*'|<driver name='qemu'[^>]*|<video>\s*<model type='[^']*'|<rng model='[^']*'/gs;

/** Whether two XMLs of one domain differ in what a setting can change; of what `xml.XPATH` can, in what is among these. */
export function differ(now: string, next: string): boolean {
  const settings = (xml: string) => [...xml.matchAll(parts)].map(m => m[0]);
  // The file of a firmware is found when it starts.
  const firmware = (xml: string) => /<os firmware=|<loader/.test(xml);
  return (
    settings(now).join('\n') !== settings(next).join('\n') ||
    firmware(now) !== firmware(next) ||
    otherCpu(processorOf(now), processorOf(next))
  );
}

const processorOf = (xml: string) => /<cpu [^>]*\/>|<cpu[ >].*?<\/cpu>/s.exec(xml)?.[0] ?? '';
/** A running one has all features that it got besides, and a host-model is told as the model that it became (formatdomain, CPU model). */
function otherCpu(now: string, next: string): boolean {
  const kind = (cpu: string) => /mode='([^']*)'/.exec(cpu)?.[1];
  if (kind(next) === 'host-model') return false;
  const model = (cpu: string) => /<model[^>]*>([^<]*)</.exec(cpu)?.[1];
  const features = [...next.matchAll(/<feature policy='[^']*' name='[^']*'/g)].map(m => m[0]);
  return kind(now) !== kind(next) || model(now) !== model(next) || features.some(feature => !now.includes(feature));
}

/** Domains of this checkout whose ini is gone. */
async function withoutDefinition(uri: string, vms: readonly Vm[]): Promise<Row[]> {
  const workspace = workspaceHere();
  const ours = (await ourDomains(uri)).filter(d => d.workspace === workspace && !vms.some(vm => vm.uuid === d.uuid));
  return Promise.all(
    ours.map(async d => ({
      name: d.name,
      state: await stateOf(uri, d.uuid),
      address: '',
      share: '',
      remarks: [`its definition is gone: make destroy-${d.vm} takes it away`],
    })),
  );
}
