// cache, gc and clean-cache: what is recorded, what goes, what stays, and what is refused.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { LayerRecord } from '../../scripts/record.ts';
import { type Checkout, checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { file, images, layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');
const recordOf = (c: Checkout, name: string) =>
  JSON.parse(readFileSync(file(c, `-${name}.json`), 'utf8')) as LayerRecord;

suite('what is known of a layer', { skip }, () => {
  const c = checkout(layered);
  // What a snippet prints is not what built it.
  c.hook('virt-customize', 'echo engine: forged');
  const first = make(c, 'image-x');
  test('its record says what made it, of what, how long it took, and its digest', () => {
    const { id, kind, parent, engine, sha256, stat, bytes, tools, seconds, started } = recordOf(c, 's');
    const image = file(c, '-s.qcow2');
    const { size, mtimeMs, blocks } = statSync(image);
    assert.deepEqual(
      { id, kind, parent, engine, sha256, stat, bytes, tools },
      {
        id: path.basename(image, '.qcow2'),
        kind: 'snippet',
        parent: path.basename(file(c, 'bookworm.qcow2'), '.qcow2'),
        engine: 'appliance',
        sha256: createHash('sha256').update(readFileSync(image)).digest('hex'),
        stat: `${size} ${Math.floor(mtimeMs / 1000)}`,
        bytes: blocks * 512,
        tools: { 'virt-customize': '1.2' },
      },
    );
    assert.ok(seconds > 0 && seconds < 60 && Date.now() - started < 60_000);
    assert.equal(recordOf(c, 'debian-bookworm').parent, undefined);
    assert.deepEqual(Object.keys(recordOf(c, 'debian-bookworm').tools), ['mmdebstrap', 'mke2fs', 'qemu-img']);
  });
  test('a build ends with its chain: built or cached, seconds, size', time, () => {
    assert.match(first.stdout, /^x:\n( {2}[0-9a-f]{16}-\S+ +built +\d+\.\d s +\d+ KiB\n){3}/m);
    c.write({ 'distros/snippets/s.cmd': 'install b\n' });
    assert.match(
      make(c, 'image-x').stdout,
      /^x:\n {2}\S+-bookworm +cached +\d+ KiB\n {2}\S+-s +built .*\n {2}\S+-x +built .*\n/m,
    );
  });
  test('where nothing is built, nothing is told and Node is not asked', time, () => {
    const { calls, stdout } = make(c, 'image-x');
    assert.deepEqual(calls, []);
    assert.match(stdout, /^x: image \S+\nmake: Nothing to be done for 'image-x'\.\n$/);
  });
});

suite('make cache and make gc', { skip }, () => {
  const c = checkout({ ...layered, 'distros/y.ini': 'like = x\n[domain]\nmemory = 512\n' });
  make(c, 'x.xml', 'y.xml');
  test('cache names each layer with those that use it', time, () => {
    const { stdout } = make(c, 'cache');
    assert.match(
      stdout,
      /^\S+-bookworm +mmdebstrap +\d+ KiB {2}\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d x, y, disk of x, disk of y$/m,
    );
    assert.match(stdout, /^\S+-y +appliance .* y, disk of y$/m);
    assert.match(stdout, /^4 layers .* 2 disks /m);
    assert.match(stdout, /^nobody needs 0 layers, 0 KiB$/m);
  });
  test('gc leaves what a disk stands on, though no definition names it any more', time, () => {
    c.write({ 'distros/snippets/s.cmd': 'install b\n' });
    make(c, 'image-x');
    assert.match(make(c, 'gc').stdout, /^nothing that nobody needs$/m);
    assert.equal(images(c).length, 6);
  });
  test('DRY=1 lists and removes nothing; gc removes what it listed', time, () => {
    make(c, 'destroy-x');
    const dry = make(c, 'gc', 'DRY=1').stdout;
    assert.match(dry, /^would remove +\d+ KiB {2}layer \S+-x$/m);
    assert.equal(images(c).length, 6);
    const wet = make(c, 'gc').stdout;
    assert.equal(wet, dry.replaceAll('would remove', 'removes'));
    assert.equal(images(c).length, 5, "the old s stays: y's disk stands on it");
    make(c, 'destroy-y');
    make(c, 'gc');
    assert.equal(images(c).length, 3);
  });
  test('each layer goes with its record, its known_hosts and its kernel', () => {
    const ids = images(c).map(name => name.replace('.qcow2', ''));
    for (const name of c.layers()) assert.ok(ids.includes(name.replace(/\.\w+$/, '')), name);
    for (const name of readdirSync(path.join(c.data, 'kernels'))) assert.ok(ids.includes(name), name);
  });
  test('KEEP lets the last used stay, up to that size', time, () => {
    c.write({ 'distros/snippets/s.cmd': 'install c\n' });
    make(c, 'image-x');
    make(c, 'gc', 'KEEP=1G');
    assert.equal(images(c).length, 5);
    make(c, 'gc', 'KEEP=1K');
    assert.equal(images(c).length, 3);
    const { code, text } = c.make(['gc', 'KEEP=lots']);
    assert.notEqual(code, 0);
    assert.match(text, /^KEEP=lots is no size\n {2}why: .*\n {2}mend: make gc KEEP=10G$/m);
  });
  test('what a killed build left goes, and nothing that makebox did not make', time, () => {
    const runs = `${readdirSync(c.data).find(name => /^[0-9a-f]{16}$/.test(name))}/runs`;
    mkdirSync(path.join(c.data, runs), { recursive: true });
    const left = [
      // Any run- joins them anew.
      `${runs}/data+linux+0123456789abcdef-k.0123456789abcdef-s.initrd`,
      `${runs}/workspace+linux+k.0123456789abcdef-s.initrd.123.tmp`,
      'layers/0123456789abcdef-a.qcow2.tmp',
      'layers/0123456789abcdef-a.qcow2.tar',
      'layers/0123456789abcdef-a.qcow2.lock',
      'layers/0123456789abcdef-a.json',
      'kernels/0123456789abcdef-a.tmpXyz',
      `downloads/${'a'.repeat(64)}.part`,
      `downloads/oci-${'b'.repeat(64)}`,
    ];
    // The last is what a definition still needs.
    const pulled = `downloads/oci-${'c'.repeat(64)}`;
    const stays = [`${runs}/x.initrd.123.tmp`, 'layers/notes.txt', 'downloads/my-windows.iso', pulled];
    c.write({
      'distros/held.ini': '[image]\nfrom = oci:registry.example/a/b:c\n[domain]\ndefine = no\n',
      'distros/held.lock': `from = oci:registry.example/a/b:c\ndigest = sha256:${'c'.repeat(64)}\n`,
    });
    make(c, 'list');
    for (const name of [...left, ...stays]) writeFileSync(path.join(c.data, name), '');
    make(c, 'gc');
    assert.deepEqual(
      [...left, ...stays].filter(name => existsSync(path.join(c.data, name))),
      stays,
    );
    for (const name of ['held.ini', 'held.lock']) c.remove(`distros/${name}`);
    assert.deepEqual(make(c, 'image-x').built, []);
  });
  test('a checkout whose definitions are not known stops gc', time, () => {
    const other = path.join(c.data, 'other');
    const workspace = 'fedcba9876543210';
    writeFileSync(path.join(c.data, 'workspaces', workspace), `${other}\n`);
    make(c, 'gc');
    c.write({ '../data folder/other/distros/z.ini': '' });
    const { code, text } = c.make(['gc']);
    assert.notEqual(code, 0);
    assert.match(text, /^what the definitions in .*other need is not known: /m);
    rmSync(other, { recursive: true });
  });
  test('clean-cache lists, and with YES=1 takes all that no disk stands on', time, () => {
    make(c, 'x.xml');
    assert.notEqual(c.make(['clean-cache']).code, 0);
    assert.equal(images(c).length, 3);
    make(c, 'clean-cache', 'YES=1');
    assert.equal(images(c).length, 3);
    make(c, 'destroy-x');
    make(c, 'clean-cache', 'YES=1');
    assert.deepEqual([c.layers(), readdirSync(path.join(c.data, 'kernels'))], [['notes.txt'], []]);
    assert.equal(make(c, 'x.xml').built[0], 'mmdebstrap bookworm');
  });
});
