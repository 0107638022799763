// Proxies: which are set, and whether those who download can use them.

import { ask } from '../tool.ts';
import { type Finding, ok, warn } from './finding.ts';

export interface Proxies {
  readonly env: Readonly<Record<string, string>>;
  /** Acquire::http::Proxy of apt.conf(5). */
  readonly apt: string;
}

const names = ['http_proxy', 'https_proxy', 'no_proxy'];

export async function look(env: NodeJS.ProcessEnv = process.env): Promise<Proxies> {
  const set = names.flatMap(name => {
    const value = env[name] ?? env[name.toUpperCase()];
    return value ? [[name, value] as const] : [];
  });
  const { out } = await ask(['apt-config', 'shell', 'p', 'Acquire::http::Proxy']);
  return { env: Object.fromEntries(set), apt: /^p='(.*)'$/.exec(out)?.[1] ?? '' };
}

export function judge({ env, apt }: Proxies): Finding {
  const used = { ...env, ...(apt ? { "apt's": apt } : {}) };
  const what = Object.entries(used)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');
  if (!what) return ok('proxies', 'none');
  const local = Object.entries(used).find(
    ([name, value]) => name !== 'no_proxy' && /^(\w+:\/\/)?([^@/]*@)?(localhost|127\.|\[::1\])/.test(value),
  );
  if (local)
    return warn(
      'proxies',
      what,
      `${local[0]} names this host by its loopback, which libguestfs's appliance and the VMs can't reach`,
      'give the proxy by an address that guests reach, as the one of [network vms]',
    );
  if (apt && !env.http_proxy)
    return warn(
      'proxies',
      what,
      'virt-builder and url sources do not read apt.conf; layers from packages do',
      `export http_proxy=${shown(apt)} https_proxy=${shown(apt)}`,
    );
  return ok('proxies', what);
}

/** Without the password. */
const shown = (value: string) => value.replace(/\/\/[^@/]*@/, '//…@');
