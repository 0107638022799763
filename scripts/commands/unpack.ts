// Writes the one disk of a Vagrant box or of a container image to standard output.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { bound } from '../bound.ts';
import { boxDisk } from '../box-metadata.ts';
import { Failure } from '../failure.ts';
import { isDiskFile } from '../layout.ts';
import { layersIn } from '../layout-layers.ts';
import type { Arguments } from '../makebox.ts';
import { here } from '../processor.ts';
import { unpacker } from '../sources/disk.ts';
import { $ } from '../zx.ts';

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
  const disks: { file: string; name: string }[] = [];
  for (const file of (await layersIn(folder, digest, here.debian)).layers)
    for (const name of await list(file)) if (isDiskFile(name)) disks.push({ file, name });
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
  const unpack = unpacker(name).split(' ').filter(Boolean);
  const packed = unpack.length > 0;
  const tar = spawn(...bound('TERM', ['tar', '-xOf', file, '--', name]), {
    stdio: ['ignore', packed ? 'pipe' : 'inherit', 'inherit'],
  });
  const running: ChildProcess[] = [tar];
  if (packed) running.push(spawn(...bound('TERM', unpack), { stdio: [tar.stdout, 'inherit', 'inherit'] }));
  const ends = await Promise.all(
    running.map(child => once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>),
  );
  if (ends.some(([, signal]) => signal === 'SIGXFSZ')) return tooLong;
  if (ends.some(([code]) => code !== 0))
    throw new Failure(`${name} can't be taken out of ${file}`, 'see what was said above', 'check the file');
  return 0;
}
