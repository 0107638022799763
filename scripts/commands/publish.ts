// Gives a finished export its name: its digest goes into SHA256SUMS, and a record beside it says what it is.

import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '../checkout.ts';
import { streamDigest } from '../digests.ts';
import type { Arguments } from '../makebox.ts';
import { replace } from '../replace.ts';
import { withSums } from '../sums.ts';

export async function run({ name, words: [whole = '', out = '', key = ''] }: Arguments): Promise<number> {
  const folder = path.dirname(out);
  const stat = statSync(whole, { bigint: true });
  // All else in a layout is named by its digest, and by this file.
  const judged = stat.isDirectory() ? statSync(path.join(whole, 'index.json'), { bigint: true }) : stat;
  const parts = stat.isDirectory()
    ? readdirSync(whole, { recursive: true, encoding: 'utf8' })
        .filter(part => statSync(path.join(whole, part)).isFile())
        .sort()
    : [''];
  const digests = new Map<string, string>();
  let bytes = 0;
  for (const part of parts) {
    digests.set(path.join(path.basename(out), part), await streamDigest(path.join(whole, part)));
    bytes += statSync(path.join(whole, part)).blocks * 512;
  }
  // Size and date go with a file through a rename. Until it has its name, both what was there and what comes are ours.
  const date = `${judged.mtimeNs / 10n ** 9n}.${String(judged.mtimeNs % 10n ** 9n).padStart(9, '0')}`;
  const record = `${judged.size} ${date} ${name} ${key}\n`;
  replace(`${out}.export`, textOf(`${out}.export`) + record);
  replace(
    path.join(folder, 'SHA256SUMS'),
    withSums(textOf(path.join(folder, 'SHA256SUMS')), path.basename(out), digests),
  );
  if (stat.isDirectory() && existsSync(out)) renameSync(out, `${whole}.before`);
  renameSync(whole, out);
  replace(`${out}.export`, record);
  rmSync(`${whole}.before`, { recursive: true, force: true });
  const digest = stat.isDirectory() ? manifestOf(out) : `sha256:${[...digests.values()][0]}`;
  process.stdout.write(
    `${name}: ${path.join(realpathSync(folder), path.basename(out))}: ${mebibytes(bytes)} MiB, ${digest}\n`,
  );
  return 0;
}

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);

/** The digest that a registry gives an OCI layout's image. */
const manifestOf = (folder: string): string =>
  (JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as { manifests: [{ digest: string }] })
    .manifests[0].digest;
