// A root file system small enough to be built from in a second, and what other tools would wrap it in.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lay } from '../support/folder.ts';

const folders = ['etc/ssh', 'etc/skel', 'etc/sudoers.d', 'etc/systemd/system', 'home', 'usr/sbin', 'boot'];

/** An ext4 without partitions, as a raw file. `words` go to /etc/motd. */
export function tinyDisk(file: string, size: string, words = ''): void {
  const tree = mkdtempSync(`${file}.tree-`);
  for (const folder of [...folders, 'var/lib/cloud/seed']) mkdirSync(path.join(tree, folder), { recursive: true });
  lay(tree, {
    'etc/passwd': 'root:x:0:0:root:/root:/bin/bash\ndebian:x:1000:1000::/home/debian:/bin/bash\n',
    'etc/group': 'root:x:0:\nshadow:x:42:\nsudo:x:27:debian\ndebian:x:1000:\n',
    'etc/shadow': 'root:*:19000:0:99999:7:::\ndebian:!:19000:0:99999:7:::\n',
    'etc/motd': words,
  });
  execFileSync('mke2fs', ['-q', '-t', 'ext4', '-d', tree, file, size]);
  rmSync(tree, { recursive: true });
}

/** Writes a Vagrant box of `files`, with `metadata`. */
export function box(file: string, metadata: object, files: Readonly<Record<string, string>>, gzip = true): void {
  const folder = mkdtempSync(`${file}.box-`);
  lay(folder, { 'metadata.json': JSON.stringify(metadata), Vagrantfile: '' });
  for (const [name, from] of Object.entries(files)) copyFileSync(from, path.join(folder, name));
  execFileSync('tar', ['-C', folder, gzip ? '-czf' : '-cf', file, '.']);
  rmSync(folder, { recursive: true });
}

/** Writes an OCI image layout with one layer that holds `files` by their name there; gives the digest of its manifest. */
export function layout(folder: string, tag: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(path.join(folder, 'blobs/sha256'), { recursive: true });
  const tree = mkdtempSync(`${folder}.tree-`);
  for (const [name, from] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    copyFileSync(from, path.join(tree, name));
  }
  const tar = execFileSync('tar', ['-C', tree, '-c', '.'], { maxBuffer: 2 ** 30 });
  rmSync(tree, { recursive: true });
  const digest = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const blob = (bytes: Uint8Array, mediaType: string) => {
    writeFileSync(path.join(folder, 'blobs', digest(bytes).replace(':', '/')), bytes);
    return { mediaType, digest: digest(bytes), size: bytes.length };
  };
  const json = (value: object, type: string) =>
    blob(Buffer.from(JSON.stringify(value)), `application/vnd.oci.image.${type}.v1+json`);
  const layer = blob(tar, 'application/vnd.oci.image.layer.v1.tar');
  const rootfs = { type: 'layers', diff_ids: [layer.digest] };
  const config = json({ architecture: 'amd64', os: 'linux', rootfs, config: {} }, 'config');
  const manifest = json(
    { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers: [layer] },
    'manifest',
  );
  const annotations = { 'org.opencontainers.image.ref.name': tag };
  lay(folder, {
    'oci-layout': '{"imageLayoutVersion":"1.0.0"}',
    'index.json': JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
  });
  return manifest.digest;
}

export const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
