// Pins a kernel: asks its archive or its repository what it is now, and keeps the answer in kernels/NAME.lock.

import { plan } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Kernel } from '../kernels/kernel.ts';
import type { Arguments } from '../makebox.ts';
import { archiveDate, keep, lockFile, manifest } from '../pins.ts';
import { $ } from '../zx.ts';

export async function run({ name }: Arguments): Promise<number> {
  const kernel = plan().kernels.find(one => one.name === name);
  const { from } = kernel ?? {};
  const digest = kernel && (await asked(kernel));
  if (!from || !digest)
    throw new Failure(`${name} has no source to pin`, 'a package, a commit or an image is pinned', 'make kernels');
  keep(name, { from, digest }, 'kernels');
  process.stdout.write(`${name}: ${from} is ${digest}; kept in ${lockFile(name, 'kernels')}\n`);
  return 0;
}

function asked({ origin, arch }: Kernel): Promise<string> | undefined {
  switch (origin.kind) {
    case 'git':
      return commitOf(origin.url, origin.ref);
    case 'package':
      return archiveDate({ ...origin.archive, arch });
    case 'oci':
      return manifest(origin.reference, origin.tlsVerify, arch);
    default:
      return undefined;
  }
}

/** What a branch, a tag or a commit is: 40 hex digits. */
async function commitOf(url: string, ref: string): Promise<string> {
  if (/^[0-9a-f]{40}$/.test(ref)) return ref;
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}^{}`, `refs/tags/${ref}`, ref];
  const { exitCode, stdout, stderr } = await $({
    quiet: true,
    nothrow: true,
  })`timeout 60 git ls-remote ${url} ${names}`;
  const commits = new Map(stdout.split('\n').map(line => line.split('\t').reverse() as [string, string]));
  const commit = names.flatMap(one => commits.get(one) ?? [])[0];
  if (exitCode === 0 && commit) return commit;
  throw new Failure(
    `${url} has no ${ref}${stderr ? `: ${stderr.trim().split('\n').at(-1)}` : ''}`,
    'a kernel is built from one commit, which a branch, a tag or 40 digits name',
    'check "source" in [kernel]',
  );
}
