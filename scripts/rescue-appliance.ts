// The system that virt-rescue(1) boots, for the pool of another machine: libguestfs makes it out of this host's packages, and keeps it.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { stampOf } from './digests.ts';
import { Failure } from './failure.ts';
import { sha256 } from './machine.ts';
import { type Parcel, send, volumes } from './pool.ts';
import { show } from './tool.ts';
import { short } from './volumes.ts';

export interface Appliance {
  /** Names of volumes. */
  readonly kernel: string;
  readonly initrd: string;
  readonly root: string;
  /** Of its file system. */
  readonly rootUuid: string;
}

const asked = (program: string, ...words: string[]) => execFileSync(program, words, { encoding: 'utf8' }).trim();

/** Where it lies (guestfs(3), "FILES"), once any tool has used it; one that is there is good, though the host's packages may be newer. */
async function folderHere(): Promise<string> {
  const { LIBGUESTFS_CACHEDIR, TMPDIR } = process.env;
  const folder = path.join(
    LIBGUESTFS_CACHEDIR || TMPDIR || '/var/tmp',
    `.guestfs-${process.geteuid!()}`,
    'appliance.d',
  );
  const isThere = () => existsSync(path.join(folder, 'root'));
  if (!isThere()) process.stdout.write('libguestfs makes the system that is sent, once\n');
  if (isThere() || ((await show(['virt-filesystems', '-a', '/dev/null'])) === 0 && isThere())) return folder;
  throw new Failure(
    `libguestfs has made no appliance in ${folder}`,
    'it is what virt-rescue boots here, and what is sent',
    'make doctor',
  );
}

/** Sends it, where it is not there yet; `scratch` is a folder that has room for it (150 MiB). */
export async function sendAppliance(uri: string, scratch: string): Promise<Appliance> {
  const folder = await folderHere();
  const files = ['root', 'kernel', 'initrd'].map(name => path.join(folder, name));
  const name = `rescue-${short(sha256(files.map(stampOf).join('\n')))}`;
  const [root = '', kernel = '', initrd = ''] = ['qcow2', 'vmlinuz', 'initrd'].map(end => `${name}.${end}`);
  const there = await volumes(uri);
  if (!there.includes(`${initrd}.whole`)) {
    const packed = path.join(scratch, root);
    // Most of its 4 GiB are empty.
    asked('qemu-img', 'convert', '-c', '-f', 'raw', '-O', 'qcow2', files[0]!, packed);
    const parcels: Parcel[] = [packed, files[1]!, files[2]!].map((file, at) => ({
      name: [root, kernel, initrd][at]!,
      file,
    }));
    await send(uri, parcels, there);
  }
  return { kernel, initrd, root, rootUuid: asked('blkid', '-o', 'value', '-s', 'UUID', files[0]!) };
}
