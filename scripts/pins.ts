// Asks a source what it is now, and keeps the answer in distros/NAME.lock.

import ini from 'ini';
import { textOf } from './checkout.ts';
import { domainStamp } from './domain-disk.ts';
import { Failure } from './failure.ts';
import { setting } from './host.ts';
import type { Archive } from './kernels/kernel.ts';
import type { Base } from './layer.ts';
import type { Lock } from './plan.ts';
import { here } from './processor.ts';
import { checksumOf, indexEntry, releaseDate } from './publishers.ts';
import { replace } from './replace.ts';
import { mirrorOf } from './sources/mmdebstrap.ts';
import { layoutFolder } from './sources/oci.ts';
import { $ } from './zx.ts';

const builderIndex = 'https://builder.libguestfs.org/index.asc';

export const lockFile = (name: string, folder = 'distros') => `${folder}/${name}.lock`;

/** What a definition's lock says of a source; "" for nothing. */
export function known(lock: string, from: string): string {
  const said = ini.parse(textOf(lockFile(lock))) as { from?: string; digest?: string };
  return said.from === from ? (said.digest ?? '') : '';
}

/** ini takes what follows a # or ; for a comment, but for what stands in quotes. */
const written = (value: string) => (/[#;]/.test(value) ? JSON.stringify(value) : value);

export function keep(lock: string, { from, digest }: Lock, folder?: string): void {
  const words = `; what ${from} was when it was first built; meant to be committed`;
  replace(lockFile(lock, folder), `${words}\nfrom = ${written(from)}\ndigest = ${digest}\n`);
}

/** What pins a source now; undefined where it needs no lock, because the definition or the file itself says it. */
export async function ask(base: Base): Promise<string | undefined> {
  switch (base.kind) {
    case 'mmdebstrap':
      return base.snapshot ? undefined : await archiveDate(base);
    case 'virt-builder': {
      const url = base.source || builderIndex;
      return found(indexEntry(await fetched(url), base.template, here.qemu), url, `entry for ${base.template}`);
    }
    case 'oci':
      return base.place.includes('@') ? undefined : await manifest(base.place, base.tlsVerify);
    case 'domain':
      return await domainStamp(base.place);
    case 'none':
      return undefined;
    default: {
      if (!base.sha256sums) return undefined;
      const file = base.place.split(/[?#]/)[0]!.split('/').at(-1)!;
      return found(checksumOf(await fetched(base.sha256sums), file), base.sha256sums, `line for ${file}`);
    }
  }
}

/** When an archive was last changed. */
export async function archiveDate({
  vendor,
  suite,
  mirror,
  arch,
}: Pick<Archive, 'vendor' | 'suite' | 'mirror'> & { arch: string }): Promise<string> {
  const { setting: name, fallback } = mirrorOf(vendor, arch);
  const own = name && setting(name);
  const url = `${own || mirror || fallback}/dists/${suite}/InRelease`;
  return found(releaseDate(await fetched(url)), url, 'Date');
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

const quiet = $({ quiet: true, nothrow: true });

/** curl, because it knows proxies and file:// (curl(1)). */
async function fetched(url: string): Promise<string> {
  const result = await quiet`curl --fail --silent --show-error --location --retry 2 --max-time 60 ${url}`;
  if (result.exitCode !== 0)
    throw new Failure(
      `${url}: ${result.stderr.trim()}`,
      'what a source holds must be known before it is built from',
      'check the network and the proxy: make doctor',
    );
  return result.stdout;
}

/** The digest of the manifest that a reference names. */
export async function manifest(place: string, tlsVerify: boolean, arch: string = here.debian): Promise<string> {
  const folder = layoutFolder(place);
  const reference = folder ? `oci:${place}` : `docker://${place}`;
  const tls = tlsVerify ? [] : ['--tls-verify=false'];
  const result =
    await quiet`skopeo --command-timeout 60s --override-arch ${arch} inspect ${tls} --no-tags --format ${'{{.Digest}}'} ${reference}`;
  if (result.exitCode !== 0)
    throw new Failure(
      `${place}: ${result.stderr.trim().replace(/^.*msg=/s, '')}`,
      'what an image holds must be known before it is built from',
      'check the reference; a registry over plain http needs "tls-verify = no"',
    );
  return result.stdout.trim();
}
