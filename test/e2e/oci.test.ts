// A disk in a container image, out of a registry and out of a folder.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startRegistry } from './registry.ts';
import { smallDisks } from './small-disks.ts';
import { layout } from './tiny.ts';

const { root, one, image, define, ok, refused, same } = smallDisks('oci-');
let stop: () => Promise<void>;
let host: string;

before(async () => {
  ({ host, stop } = await startRegistry(root));
});
after(() => stop());

describe('oci:', () => {
  /** The digest that the image has in the registry, where its layer is packed. */
  const push = (folder: string, tag: string): string => {
    const digest = path.join(root, 'digest');
    const words = ['--quiet', '--dest-tls-verify=false', '--digestfile', digest];
    execFileSync('skopeo', ['copy', ...words, `oci:${image(folder)}:v1`, `docker://${host}/${tag}`], { stdio: 'pipe' });
    return readFileSync(digest, 'utf8').trim();
  };
  let first: string;
  it("takes KubeVirt's form out of a registry, by the digest that the lock keeps", () => {
    layout(image('layout'), 'v1', { 'disk/tiny.qcow2': image('other.qcow2') });
    first = push('layout', 'disks/tiny:v1');
    define('pulled', `oci:${host}/disks/tiny:v1`, 'tls-verify = no\n');
    assert.match(ok('image-pulled'), new RegExp(`is ${first}; kept in distros/pulled\\.lock`));
    same('pulled', image('other.raw'));
  });
  it("takes little-vm-helper's packed disk out of a layout folder", () => {
    execFileSync('zstd', ['-q', image('tiny.raw'), '-o', image('kind.raw.zst'), '-f']);
    layout(image('lvh layout'), 'v1', { 'data/images/kind.raw.zst': image('kind.raw.zst') });
    define('lvh', 'oci:./images/lvh layout:v1');
    ok('image-lvh');
    same('lvh');
  });
  it('keeps to the digest, shows what a new one changes, and takes it when asked', () => {
    layout(image('layout2'), 'v1', { 'disk/tiny.raw': image('tiny.raw') });
    const second = push('layout2', 'disks/tiny:v1');
    assert.doesNotMatch(ok('image-pulled'), /building/);
    const lock = path.join(one.folder, 'distros/pulled.lock');
    const shown = one.make('refresh-pulled');
    assert.notEqual(shown.code, 0);
    assert.match(shown.text, new RegExp(`was ${first}\\n  is  ${second}\\n  new layers: tiny, pulled\\n`));
    assert.match(readFileSync(lock, 'utf8'), new RegExp(first));
    ok('refresh-pulled', 'YES=1');
    assert.match(readFileSync(lock, 'utf8'), new RegExp(second));
    ok('image-pulled');
    same('pulled');
    assert.match(ok('refresh-pulled'), /is still sha256:/);
  });
  it('refuses none, two, and a layout that was tampered with', () => {
    layout(image('none'), 'v1', { 'etc/motd': image('kind.raw.zst') });
    layout(image('both'), 'v1', { 'disk/a': image('kind.raw.zst'), 'disk/b': image('kind.raw.zst') });
    for (const [name, words] of [
      ['none', /has no disk/],
      ['both', /has 2 disks \(/],
    ] as const) {
      define(name, `oci:./images/${name}:v1`);
      assert.match(refused(name), words);
    }
    const digest = layout(image('bad'), 'v1', { 'disk/a.raw': image('tiny.raw') });
    define('bad', 'oci:./images/bad:v1');
    ok('refresh-bad', 'YES=1');
    assert.match(readFileSync(path.join(one.folder, 'distros/bad.lock'), 'utf8'), new RegExp(digest));
    for (const blob of readdirSync(image('bad/blobs/sha256'))) {
      const file = image(`bad/blobs/sha256/${blob}`);
      if (blob !== digest.slice(7)) writeFileSync(file, readFileSync(file).fill(1, 0, 9));
    }
    assert.match(refused('bad'), /is not what its name says/);
  });
});
