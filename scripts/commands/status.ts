// The state of each VM: what libvirt says, and whether its disk and definition still belong together.

import { existsSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { $ } from 'zx/core';
import { place, plan, textOf, vmOf } from '../checkout.ts';
import { address, ourDomains, state } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import type { Vm } from '../plan.ts';
import { damage } from '../record.ts';

export async function run({ name, uri, prefix }: Arguments): Promise<number> {
  const vms = name ? [vmOf(name)] : plan().vms;
  const rows = await Promise.all(vms.map(vm => row(vm, textOf(place.uri(vm.name)) || uri, prefix)));
  if (!name) rows.push(...(await withoutDefinition(uri, vms)));
  for (const columns of [['VM', 'STATE', 'ADDRESS', 'DISK', ''], ...rows]) {
    const [vm = '', now = '', ip = '', disk = '', remarks = ''] = columns;
    process.stdout.write(
      `${`${vm.padEnd(20)} ${now.padEnd(10)} ${ip.padEnd(15)} ${disk.padEnd(9)} ${remarks}`.trimEnd()}\n`,
    );
  }
  return 0;
}

async function row(vm: Vm, uri: string, prefix: string): Promise<string[]> {
  const now = await state(uri, vm.uuid);
  const foreign =
    now === '' &&
    (await $({ quiet: true, nothrow: true })`virsh --quiet --connect ${uri} domuuid ${prefix + vm.name}`).exitCode ===
      0;
  const disk = place.disk(vm.name);
  const made = textOf(place.diskLayer(vm.name));
  const remarks = [
    foreign && 'foreign: a domain of this name that this checkout did not make',
    existsSync(disk) && made && made !== vm.image && `stale: make rebuild-${vm.name} takes the new image`,
    existsSync(disk) && damage(vm.name, made),
    now === 'running' && (await pending(uri, vm.uuid)) && 'pending: changed settings hold from its next start',
  ].filter(Boolean);
  const used = existsSync(disk) ? `${Math.round((statSync(disk).blocks * 512) / 2 ** 20)} MiB` : '-';
  const ip = now === 'running' ? await address(uri, vm.uuid, vm.mac) : '';
  return [
    vm.name,
    foreign ? 'foreign' : now === 'shut off' ? 'off' : now || 'absent',
    ip || '-',
    used,
    remarks.join('; '),
  ];
}

/** Whether the definition in libvirt says other things than the running domain has. */
async function pending(uri: string, uuid: string): Promise<boolean> {
  const xml = async (...flags: string[]) =>
    (await $({ quiet: true, nothrow: true })`virsh --quiet --connect ${uri} dumpxml ${flags} ${uuid}`).stdout;
  return differ(...(await Promise.all([xml(), xml('--inactive')])));
}

/** Whether two XMLs of one domain differ in what a setting can change. */
export function differ(now: string, next: string): boolean {
  const settings = (xml: string) =>
    [...xml.matchAll(/<(memory|vcpu|cmdline|kernel)[ >].*?<\/\1>|<source (?:dir|network)='[^']*'/gs)].map(m => m[0]);
  return settings(now).join('\n') !== settings(next).join('\n');
}

/** Domains of this checkout whose ini is gone. */
async function withoutDefinition(uri: string, vms: readonly Vm[]): Promise<string[][]> {
  const workspace = path.basename(readlinkSync('generated/workspace'));
  const ours = (await ourDomains(uri)).filter(
    d => d.description.startsWith(`makebox ${workspace} `) && !vms.some(vm => vm.uuid === d.uuid),
  );
  return Promise.all(
    ours.map(async d => [
      d.name,
      await state(uri, d.uuid),
      '-',
      '-',
      'its definition is gone: make destroy YES=1 lists and removes it with the others',
    ]),
  );
}
