// Writes the one disk of a Vagrant box or of a container image to standard output.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { $ } from 'zx/core';
import { boxDisk } from '../box-metadata.ts';
import { streamDigest } from '../digests.ts';
import { Failure } from '../failure.ts';
import { blobPath, type Descriptor, forProcessor, isDiskFile } from '../layout.ts';
import type { Arguments } from '../makebox.ts';
import { unpacker } from '../sources/disk.ts';

const layoutWhy = 'everything in a layout is found by its digest';
const read = $({ quiet: true, nothrow: true });
/** Bytes that a metadata.json may have: real ones have a hundred. */
const mostMetadata = 2 ** 16;

export async function run({ words: [kind = '', from = '', digest = ''] }: Arguments): Promise<number> {
  return await (kind === 'box' ? fromBox(from) : fromLayout(from, digest));
}

async function fromBox(file: string): Promise<number> {
  const why = 'a box is a tar archive of metadata.json and the disk that it names';
  const names = await list(file);
  const metadata = names.find(name => /^(\.\/)?metadata\.json$/.test(name));
  if (!metadata) throw new Failure(`${file} is no Vagrant box: it has no metadata.json`, why, 'check the file');
  const { stdout } = await read`tar -xOf ${file} -- ${metadata} | head -c ${mostMetadata}`;
  const box = boxDisk(stdout);
  if ('flaw' in box)
    throw new Failure(`${file} can't be taken: ${box.flaw}`, why, 'take a box with one disk for libvirt');
  const disk = names.find(name => name.replace(/^\.\//, '') === box.disk);
  if (!disk) throw new Failure(`${file} has no ${box.disk}`, why, 'check the file');
  return extract(file, disk);
}

/** `digest` names the manifest; without it the layout has one. */
async function fromLayout(folder: string, digest: string): Promise<number> {
  const index = parsed(path.join(folder, 'index.json'));
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  let manifest = await blob(folder, digest || (forProcessor(index, arch)?.digest ?? ''));
  if (manifest.manifests) {
    const own = forProcessor(manifest, arch);
    if (!own) throw new Failure(`${folder} has no image for ${arch}`, 'it is for other processors', 'another image');
    manifest = await blob(folder, own.digest);
  }
  const disks: { file: string; name: string }[] = [];
  for (const layer of manifest.layers ?? []) {
    const file = await verified(folder, layer.digest);
    for (const name of await list(file)) if (isDiskFile(name)) disks.push({ file, name });
  }
  const [disk, more] = disks;
  if (!disk || more) {
    const found = disk ? `${disks.length} disks (${disks.map(d => d.name).join(', ')})` : 'no disk';
    throw new Failure(
      `the container image in ${folder} has ${found}`,
      'an image has one disk: in /disk, or in /data/images',
      'see docs/sources.md#oci',
    );
  }
  return extract(disk.file, disk.name);
}

const blob = async (folder: string, digest: string) => parsed(await verified(folder, digest));

function parsed(file: string): { manifests?: Descriptor[]; layers?: Descriptor[] } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch (error) {
    throw new Failure(`${file}: ${(error as Error).message}`, layoutWhy, 'make or fetch the layout again');
  }
}

/** A blob whose bytes are what its digest says. */
async function verified(folder: string, digest: string): Promise<string> {
  const file = path.join(folder, blobPath(digest) ?? 'blobs/none');
  let found: string;
  try {
    found = await streamDigest(file);
  } catch (error) {
    const mend = 'make refresh-NAME where the layout was made anew';
    throw new Failure(`${folder} does not hold ${digest || 'one image'}: ${(error as Error).message}`, layoutWhy, mend);
  }
  if (`sha256:${found}` !== digest)
    throw new Failure(`${file} is not what its name says`, layoutWhy, 'make or fetch the layout again');
  return file;
}

/** Names in a tar archive, packed or not (tar(1) sees that). */
async function list(file: string): Promise<string[]> {
  const { exitCode, stdout, stderr } = await read`tar -tf ${file}`;
  if (exitCode !== 0)
    throw new Failure(
      `${file} can't be read: ${stderr.trim().split('\n')[0]}`,
      'it should be a tar archive',
      'check the file',
    );
  return stdout.split('\n').filter(name => name && !name.endsWith('/'));
}

/** What a shell makes of SIGXFSZ: the limit that the recipe set. */
const tooLong = 128 + constants.signals.SIGXFSZ;

/** One file of an archive, on standard output; never written by the name that it has there. */
async function extract(file: string, name: string): Promise<number> {
  // setpriv: the tools go when this process is killed (prctl(2), PR_SET_PDEATHSIG).
  const bound = ['--pdeathsig', 'TERM'];
  const unpack = unpacker(name).split(' ').filter(Boolean);
  const packed = unpack.length > 0;
  const tar = spawn('setpriv', [...bound, 'tar', '-xOf', file, '--', name], {
    stdio: ['ignore', packed ? 'pipe' : 'inherit', 'inherit'],
  });
  const running: ChildProcess[] = [tar];
  if (packed) running.push(spawn('setpriv', [...bound, ...unpack], { stdio: [tar.stdout, 'inherit', 'inherit'] }));
  const ends = await Promise.all(
    running.map(child => once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>),
  );
  if (ends.some(([, signal]) => signal === 'SIGXFSZ')) return tooLong;
  if (ends.some(([code]) => code !== 0))
    throw new Failure(`${name} can't be taken out of ${file}`, 'see what was said above', 'check the file');
  return 0;
}
