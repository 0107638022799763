// What a registry offers: kernels that others have built, each as a definition names it.

import { Failure } from '../failure.ts';
import { setting } from '../host.ts';
import type { Arguments } from '../makebox.ts';
import { registry } from '../registry.ts';
import { ask } from '../tool.ts';

/** Seconds: a large repository is asked for page by page. */
const patience = 120;

export async function run({ kernels: wanted }: Arguments): Promise<number> {
  const { place, tls } = registry('KERNEL_CATALOG');
  const { ok, out, err } = await ask(['skopeo', 'list-tags', `--tls-verify=${tls}`, `docker://${place}`], patience);
  if (!ok)
    throw new Failure(
      `${place} does not answer: ${err.replace(/^.*msg=/s, '').trim() || `nothing within ${patience} s`}`,
      'it is asked what it has',
      `check KERNEL_CATALOG=${setting('KERNEL_CATALOG')}, the network and the proxy`,
    );
  const { Tags: tags } = JSON.parse(out) as { Tags: string[] | null };
  const words = wanted.split(/\s+/).filter(Boolean);
  const some = (tags ?? []).filter(
    tag => !tag.endsWith('.sig') && (words.length === 0 || words.some(word => tag.startsWith(word))),
  );
  if (some.length === 0)
    throw new Failure(
      `${place} has no kernel${words.length > 0 ? ` that begins with ${words.join(' or ')}` : ''}`,
      `it has ${tags?.length ?? 0} names in all`,
      'make kernels-catalog, or another KERNEL_CATALOG=',
    );
  for (const tag of some.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
    process.stdout.write(`source = oci:${place}:${tag}\n`);
  if (!tls) process.stdout.write('tls-verify = no\n');
  return 0;
}
