// Pins a source: asks it what it is now, and keeps the answer in distros/NAME.lock. With --check it only compares.

import { $ } from 'zx/core';
import { plan, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { replace } from '../files.ts';
import type { Arguments } from '../makebox.ts';
import { parseDefinition } from '../definition.ts';
import { fallbackMirror } from '../rules.ts';
import { checksumOf, indexEntry, releaseDate } from '../sources.ts';
import ini from 'ini';

const builderIndex = 'https://builder.libguestfs.org/index.asc';

export async function run({ name, check }: Arguments): Promise<number> {
  const file = `distros/${name}.lock`;
  const { entries } = parseDefinition(name, '', textOf(`distros/${name}.ini`)).definition;
  const get = (path: string) => entries.get(path)?.value ?? '';
  const from = get('image/from');
  const digest = await ask(from, get);
  if (check) {
    const known = ini.parse(textOf(file)) as { digest?: string };
    if (known.digest === digest) return 0;
    throw new Failure(`${from} has changed since ${file} was written`, `it was ${known.digest}, and is ${digest}: a team must build the same base`, `rm ${file} to take the new one`);
  }
  replace(file, `; what ${from} was when it was first built; meant to be committed\nfrom = ${from}\ndigest = ${digest}\n`);
  process.stdout.write(`${name}: ${from} is ${digest}; kept in ${file}\n`);
  return 0;
}

async function ask(from: string, get: (path: string) => string): Promise<string> {
  const rest = from.slice(from.indexOf(':') + 1);
  if (from.startsWith('mmdebstrap:')) {
    const base = plan().layers.find(l => l.kind === 'mmdebstrap' && l.suite === rest);
    const vendor = base?.kind === 'mmdebstrap' ? base.vendor : 'debian';
    const mirror = process.env[vendor === 'debian' ? 'DEBIAN_MIRROR' : 'UBUNTU_MIRROR'] || get('image/mirror') || fallbackMirror[vendor];
    const url = `${mirror}/dists/${rest}/InRelease`;
    return found(releaseDate(await fetched(url)), url, 'a Date');
  }
  if (from.startsWith('virt-builder:')) {
    const url = get('image/source') || builderIndex;
    const arch = process.arch === 'x64' ? 'x86_64' : 'aarch64';
    return found(indexEntry(await fetched(url), rest, arch), url, `an entry for ${rest}`);
  }
  const url = get('image/sha256sums');
  return found(checksumOf(await fetched(url), rest.split(/[?#]/)[0]!.split('/').at(-1)!), url, `a line for ${rest}`);
}

function found(digest: string | undefined, url: string, what: string): string {
  if (!digest) throw new Failure(`${url} has no ${what}`, 'without it nobody can say what would be built', 'check the "from" of the definition');
  return digest;
}

/** curl, because it knows proxies and file:// (curl(1)). */
async function fetched(url: string): Promise<string> {
  const result = await $({ quiet: true, nothrow: true })`curl --fail --silent --show-error --location --retry 2 --max-time 60 ${url}`;
  if (result.exitCode !== 0) throw new Failure(`${url}: ${result.stderr.trim()}`, 'what a source holds must be known before it is built from', 'check the network and the proxy: make doctor');
  return result.stdout;
}
