// Tools: whether each is there, answers, and is new enough.

import { hasForeign } from '../checkout.ts';
import { type Family, family, missing, type Need, packagesOf, qemu } from '../packages.ts';
import { ask } from '../tool.ts';
import { type Finding, fail, ok } from './finding.ts';

export interface Tools {
  readonly missing: readonly Need[];
  readonly family: Family | undefined;
  readonly versions: readonly Version[];
}

interface Version {
  readonly tool: string;
  /** "" where it printed none. */
  readonly version: string;
  readonly answered: boolean;
}

/** Tools whose version matters, with the oldest that does. Node's is in package.json. */
const oldest: Readonly<Record<string, string>> = {
  make: '4.3',
  [qemu]: '5.2',
  virsh: '6.9',
  'virt-install': '4.0',
  mmdebstrap: '0.8',
  unshare: '2.32',
};

/** Seconds that a tool may take to say its version; python's and perl's are slow on a busy host. */
const patience = 3;

export async function look(): Promise<Tools> {
  const absent = missing(hasForeign() ? ['foreign'] : []);
  const here = [...Object.keys(oldest), 'virt-customize'].filter(tool => !absent.some(need => need.tool === tool));
  const versions = here.map(async tool => {
    const { answered, out } = await ask([tool, '--version'], patience);
    return { tool, answered, version: /\d+\.\d+(\.\d+)?/.exec(out)?.[0] ?? '' };
  });
  return { missing: absent, family: family(), versions: await Promise.all(versions) };
}

export function judge({ missing: all, family: kind, versions }: Tools): Finding[] {
  const absent = all.filter(need => !need.optional && need.tool !== 'a kernel for libguestfs');
  const silent = versions.filter(v => !v.answered).map(v => v.tool);
  const old = versions.filter(v => v.version && older(v.version, oldest[v.tool] ?? '0'));
  const names = absent.map(need => need.tool).join(', ');
  const packages = kind ? `, which installs ${packagesOf(absent, kind).join(' ')}` : '';
  const findings = [
    ...(absent.length > 0
      ? [fail('tools', `missing: ${names}`, 'rules call them by name', `make setup${packages}`)]
      : []),
    ...silent.map(tool =>
      fail(
        'tools',
        `${tool} --version did not answer within ${patience} s`,
        'a tool that hangs would hang a build',
        `find out what \`command -v ${tool}\` names, and reinstall it`,
      ),
    ),
    ...old.map(v =>
      fail(
        'tools',
        `${v.tool} is ${v.version}`,
        `makebox needs ${oldest[v.tool]} or newer`,
        'a newer release of this distribution',
      ),
    ),
  ];
  return findings.length > 0 ? findings : [ok('tools', versions.map(v => `${v.tool} ${v.version}`).join(', '))];
}

/** Whether version `a` is older than `b`; both are numbers with dots. */
export function older(a: string, b: string): boolean {
  const [as, bs] = [a, b].map(v => v.split('.').map(Number)) as [number[], number[]];
  const i = as.findIndex((part, at) => part !== (bs[at] ?? 0));
  return i >= 0 ? as[i]! < (bs[i] ?? 0) : bs.length > as.length && bs.slice(as.length).some(part => part > 0);
}
