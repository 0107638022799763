// osinfo: whether virt-install knows the systems that the definitions name.

import { plan } from '../checkout.ts';
import { type Answer, ask } from '../tool.ts';
import { type Finding, ok, warn } from './finding.ts';

export interface Osinfo {
  /** Names of systems by VM. */
  readonly wanted: Readonly<Record<string, string>>;
  /** `virt-install --osinfo list`: a line each, with its aliases. */
  readonly list: Answer;
}

export async function look(): Promise<Osinfo> {
  const wanted = vms().map(vm => [vm.name, vm.values.find(v => v.variable === 'OS_VARIANT')?.value ?? ''] as const);
  return { wanted: Object.fromEntries(wanted), list: await ask(['virt-install', '--osinfo', 'list']) };
}

function vms() {
  try {
    return plan().vms;
  } catch {
    return [];
  }
}

export function judge({ wanted, list }: Osinfo): Finding {
  const known = new Set(list.out.split(/[\s,]+/));
  const why = 'virt-install chooses devices by it';
  if (!list.ok) return warn('osinfo', 'virt-install does not list its systems', why, 'make setup');
  const unknown = Object.entries(wanted).filter(([, os]) => os && !os.includes('=') && !known.has(os));
  if (unknown.length === 0) return ok('osinfo', `${known.size} systems known, among them all that distros/ names`);
  const what = unknown.map(([vm, os]) => `${os} of ${vm}`).join(', ');
  return warn(
    'osinfo',
    `unknown: ${what}`,
    `this host's osinfo-db is older than that system, and ${why}`,
    '[domain] os-variant = an older one of the family (osinfo-query os), or a newer osinfo-db',
  );
}
