// Fetches a file: what has come already is kept and resumed, and nothing gets its name before its digest is right.

import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { streamDigest } from '../digests.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { telling } from '../progress.ts';
import { toDisk } from '../record.ts';
import { $ } from '../zx.ts';

/** Seconds without a byte after which it has broken off. */
const patience = 60;
// curl begins a retry by throwing away what this call has fetched (curl 7.88, tool_operate.c), so what stalled is not retried.
const retries = ['--retry', '3', '--retry-max-time', patience - 1];
const limits = [...retries, '--speed-limit', 1, '--speed-time', patience];

export async function run({ words: [url = '', sha256 = '', file = ''] }: Arguments): Promise<number> {
  // The recipe holds a lock, and who had it before may have done it.
  if (existsSync(file)) {
    rmSync(`${file}.lock`, { force: true });
    return 0;
  }
  const part = `${file}.part`;
  process.stdout.write(`fetching ${url}\n`);
  const curl = $({ stdio: ['ignore', 'pipe', 'inherit'], nothrow: true, quiet: true });
  const progress = process.stderr.isTTY ? ['--progress-bar'] : ['--silent', '--show-error'];
  const { exitCode, stdout: status } = await telling(
    part,
    curl`setpriv --pdeathsig TERM curl --fail --location ${limits} --continue-at - ${progress} --write-out %{http_code} --output ${part} ${url}`,
  );
  // By curl's code alone a server that refuses for now is one that has no more (22).
  const ended = Number(status) >= 400 ? `HTTP ${status}` : `curl ${exitCode}`;
  const atEnd = status === '416' || exitCode === 33;
  const size = statSync(part, { throwIfNoEntry: false })?.size ?? 0;
  const digest = size > 0 ? await streamDigest(part) : 'of nothing';
  if (digest === sha256) {
    toDisk(part);
    renameSync(part, file);
    rmSync(`${file}.lock`, { force: true });
    return 0;
  }
  if (exitCode !== 0 && size > 0 && !atEnd) {
    throw new Failure(
      `${url} broke off after ${size} bytes (${ended})`,
      'what has come is kept, and the next make goes on from there',
      'make the same again',
    );
  }
  if (exitCode !== 0 && size === 0)
    throw new Failure(
      `${url} can't be fetched (${ended})`,
      'see what curl said above',
      'check the address, the network and the proxy: make doctor',
    );
  rmSync(part, { force: true });
  throw new Failure(
    `${url} is not what the definition says: sha256 ${digest}, not ${sha256}`,
    'it was cut, tampered with, or newer than the definition; it was thrown away',
    'make again, or correct sha256 (with sha256sums: rm the .lock file)',
  );
}
