// Pins a source: asks it what it is now, and keeps the answer in distros/NAME.lock. With --check it only compares.

import ini from 'ini';
import { $ } from 'zx/core';
import { plan, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { replace } from '../files.ts';
import { setting } from '../host.ts';
import type { Mmdebstrap, Url, VirtBuilder } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import type { Lock } from '../plan.ts';
import { fallbackMirror } from '../rules.ts';
import { checksumOf, indexEntry, releaseDate } from '../sources.ts';

const builderIndex = 'https://builder.libguestfs.org/index.asc';

export async function run({ name, check }: Arguments): Promise<number> {
  const file = `distros/${name}.lock`;
  const base = plan().layers.find(layer => 'lock' in layer && layer.lock === name);
  if (!base || !('lock' in base))
    throw new Failure(`${name} has no source to pin`, 'no definition takes its "from" from it', 'make list');
  const { from, digest } = await ask(base);
  if (check) {
    const known = ini.parse(textOf(file)) as { digest?: string };
    if (known.digest === digest) return 0;
    throw new Failure(
      `${from} has changed since ${file} was written`,
      `it was ${known.digest}, and is ${digest}: a team must build the same base`,
      `rm ${file} to take the new one`,
    );
  }
  replace(
    file,
    `; what ${from} was when it was first built; meant to be committed\nfrom = ${from}\ndigest = ${digest}\n`,
  );
  process.stdout.write(`${name}: ${from} is ${digest}; kept in ${file}\n`);
  return 0;
}

async function ask(base: Mmdebstrap | VirtBuilder | Url): Promise<Lock> {
  switch (base.kind) {
    case 'mmdebstrap': {
      const { vendor, suite } = base;
      const mirror =
        setting(vendor === 'debian' ? 'DEBIAN_MIRROR' : 'UBUNTU_MIRROR') || base.mirror || fallbackMirror[vendor];
      const url = `${mirror}/dists/${suite}/InRelease`;
      return { from: `mmdebstrap:${suite}`, digest: found(releaseDate(await fetched(url)), url, 'Date') };
    }
    case 'virt-builder': {
      const url = base.source || builderIndex;
      const arch = process.arch === 'x64' ? 'x86_64' : 'aarch64';
      return {
        from: `virt-builder:${base.template}`,
        digest: found(indexEntry(await fetched(url), base.template, arch), url, `entry for ${base.template}`),
      };
    }
    case 'url': {
      const file = base.url.split(/[?#]/)[0]!.split('/').at(-1)!;
      return {
        from: `url:${base.url}`,
        digest: found(checksumOf(await fetched(base.sha256sums), file), base.sha256sums, `line for ${file}`),
      };
    }
  }
}

function found(digest: string | undefined, url: string, what: string): string {
  if (!digest)
    throw new Failure(
      `${url} has no ${what}`,
      'without it nobody can say what would be built',
      'check the "from" of the definition',
    );
  return digest;
}

/** curl, because it knows proxies and file:// (curl(1)). */
async function fetched(url: string): Promise<string> {
  const result = await $({
    quiet: true,
    nothrow: true,
  })`curl --fail --silent --show-error --location --retry 2 --max-time 60 ${url}`;
  if (result.exitCode !== 0)
    throw new Failure(
      `${url}: ${result.stderr.trim()}`,
      'what a source holds must be known before it is built from',
      'check the network and the proxy: make doctor',
    );
  return result.stdout;
}
