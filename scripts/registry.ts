// A registry of containers as a store of what was built: each thing is an image by the name that follows from its content, in layers of
// at most 64 MiB, so that a transfer which broke off goes on where it was. skopeo speaks with it, and knows who may.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ini from 'ini';
import { bound } from './bound.ts';
import { textOf } from './checkout.ts';
import { Failure } from './failure.ts';
import { setting } from './host.ts';
import { blobPath } from './layout.ts';
import { writeLayout } from './layout-folder.ts';
import { withFlock } from './lock.ts';
import { replace, sweep } from './replace.ts';
import { ask } from './tool.ts';

export interface Registry {
  /** As `registry.example.org/makebox`. */
  readonly place: string;
  readonly tls: boolean;
}

/** A setting that names one, or a Failure that says what it should be. */
export function registry(name = 'REGISTRY'): Registry {
  const text = setting(name);
  const [, scheme = '', place] = /^(https?:\/\/)?([\w.-]+(?::\d+)?(?:\/[a-z0-9._-]+)+)$/.exec(text) ?? [];
  if (place) return { place, tls: scheme !== 'http://' };
  throw new Failure(
    text ? `${name}=${text} is no place in a registry` : `no ${name}=`,
    name === 'REGISTRY' ? 'layers are sent there and taken from there' : 'it is asked what it has',
    `${name}=registry.example.org/makebox in .env; http:// before it where it has no TLS`,
  );
}

const pinFile = 'distros/registry.lock';
const pins = () => ini.parse(textOf(pinFile)) as Record<string, string>;

/** The digest by which a thing is known to this checkout; "" for none. */
const pinOf = (tag: string): string => pins()[tag] ?? '';

/** Notes a digest: from then on no other thing of that name is taken. */
export async function pin(tag: string, digest: string): Promise<void> {
  await withFlock('generated/registry.lock', 'exclusive', { waits: `${pinFile}: waits for another make` }, () => {
    const lines = Object.entries({ ...pins(), [tag]: digest }).sort(([a], [b]) => (a < b ? -1 : 1));
    const head = '; what was sent to the registry, or taken from there; meant to be committed\n';
    replace(pinFile, `${head}${lines.map(([name, value]) => `${name} = ${value}\n`).join('')}`);
  });
}

/** Seconds that a question to a registry may take. */
const patience = 60;

/** The digest of what a registry has by a tag; undefined where it has none of that name. */
async function digestOf({ place, tls }: Registry, tag: string): Promise<string | undefined> {
  const words = [`--tls-verify=${tls}`, '--no-tags', '--format', '{{.Digest}}', `docker://${place}:${tag}`];
  const { ok, out, err } = await ask(['skopeo', 'inspect', ...words], patience);
  if (ok) return out;
  if (/manifest unknown|name unknown|not found|repository name not known/i.test(err)) return undefined;
  throw new Failure(
    `${place} does not answer: ${err.replace(/^.*msg=/s, '') || `nothing within ${patience} s`}`,
    `${tag} may be there`,
    'check REGISTRY=, the network and the proxy; skopeo login for one that wants to know who you are',
  );
}

const folder = 'generated/workspace/registry';

/**
 * Sends a thing, unless there is one of that name: what the shell command `produce` writes to its standard output, and beside it a text.
 * Says what it did, and notes the digest.
 */
export async function send(to: Registry, tag: string, produce: string, about: string): Promise<void> {
  if (await offered(to, tag)) {
    process.stdout.write(`${tag}: there already\n`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  sweep(folder);
  const scratch = `${folder}/push.${process.pid}.tmp`;
  mkdirSync(scratch, { mode: 0o700 });
  try {
    const digest = await sent(to, tag, produce, about, scratch);
    await pin(tag, digest);
    process.stdout.write(`${tag}: sent, ${digest}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function sent(to: Registry, tag: string, produce: string, about: string, scratch: string): Promise<string> {
  const layoutAt = path.join(scratch, 'layout');
  writeFileSync(path.join(scratch, 'about.json'), about);
  await sh(
    `cd "$1"; ${produce} | split -b 64M -d -a 4 - part.; for f in about.json part.*; do tar --owner=0 --group=0 --mtime=@0 -cf "$f.tar" "$f"; rm "$f"; done`,
    scratch,
  );
  const parts = readdirSync(scratch).filter(name => name.endsWith('.tar'));
  const digest = await writeLayout(
    layoutAt,
    parts.sort().map(name => path.join(scratch, name)),
  );
  await copy([`--dest-tls-verify=${to.tls}`, `oci:${layoutAt}`, `docker://${to.place}:${tag}`], `${tag} was not sent`);
  return digest;
}

/** The digest of what may be taken: that of the registry, which must be the one that was noted; undefined where it has none. */
export async function offered(from: Registry, tag: string): Promise<string | undefined> {
  const [there, known] = [await digestOf(from, tag), pinOf(tag)];
  if (!there || !known || known === there) return there;
  throw new Failure(
    `${tag} at ${from.place} is ${there}`,
    `distros/registry.lock has ${known}: somebody has put another one there`,
    'ask who did; to take it, remove its line from distros/registry.lock',
  );
}

/** Takes what has a digest: gives the text that was sent with it, and writes the rest into a shell command, which runs in `scratch`. What has come already is kept there. */
export async function take(
  from: Registry,
  tag: string,
  digest: string,
  scratch: string,
  consume: string,
): Promise<string> {
  const layoutAt = path.join(scratch, 'layout');
  mkdirSync(scratch, { recursive: true });
  await copy(
    [`--src-tls-verify=${from.tls}`, `docker://${from.place}@${digest}`, `oci:${layoutAt}:it`],
    `${tag} did not come whole`,
  );
  const blobOf = (named: string) => {
    const blob = blobPath(named);
    if (blob) return blob;
    throw new Failure(
      `${tag}: ${JSON.stringify(named)} is no digest`,
      'what came is found by sha256',
      'ask who sent it',
    );
  };
  const manifest = readFileSync(path.join(layoutAt, blobOf(digest)), 'utf8');
  const blobs = (JSON.parse(manifest) as { layers: { digest: string }[] }).layers.map(layer => blobOf(layer.digest));
  const about = execFileSync('tar', ['-xOf', path.join(layoutAt, blobs[0]!), 'about.json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 20,
  });
  await sh(`cd "$1"; shift; for blob; do tar -xOf "layout/$blob"; done | ${consume}`, scratch, ...blobs.slice(1));
  rmSync(layoutAt, { recursive: true });
  return about;
}

async function copy(words: readonly string[], what: string): Promise<void> {
  const skopeo = ['skopeo', 'copy', '--quiet', '--preserve-digests', '--retry-times', '3', ...words];
  const child = spawn(...bound('TERM', skopeo), { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Failure(what, 'see what skopeo said above', 'make the same again: what has come is kept');
}

async function sh(script: string, ...words: readonly string[]): Promise<void> {
  const child = spawn(...bound('TERM', ['bash', '-euo', 'pipefail', '-c', script, 'bash', ...words]), {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Failure(`it ended with ${code}`, script, 'df shows what is free');
}
