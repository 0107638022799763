// cache, gc, verify and clean-cache: what is recorded, what goes, what stays, and what is refused.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { LayerRecord } from '../../scripts/record.ts';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');
const given = {
  'distros/x.ini': `${debian}layers = s\n`,
  'distros/x.lock': locked,
  'distros/snippets/s.cmd': 'install a\n',
};
const make = (c: Checkout, ...words: string[]) => {
  const result = c.make(words);
  assert.equal(result.code, 0, result.text);
  return result;
};
const images = (c: Checkout) => c.layers().filter(name => name.endsWith('.qcow2'));
const file = (c: Checkout, ending: string) =>
  path.join(c.data, 'layers', c.layers().find(name => name.endsWith(ending))!);
const recordOf = (c: Checkout, name: string) =>
  JSON.parse(readFileSync(file(c, `-${name}.json`), 'utf8')) as LayerRecord;
/** Other bytes, of the same length and date: only reading it whole tells. */
function spoil(image: string, same = true): void {
  const { atime, mtime } = statSync(image);
  chmodSync(image, 0o640);
  if (same) {
    const bytes = readFileSync(image);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(image, bytes);
    utimesSync(image, atime, mtime);
  } else appendFileSync(image, 'more');
  chmodSync(image, 0o440);
}

suite('what is known of a layer', { skip }, () => {
  const c = checkout(given);
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
    assert.match(stdout, /^x: image \S+\n$/);
  });
});

suite('make cache and make gc', { skip }, () => {
  const c = checkout({ ...given, 'distros/y.ini': 'like = x\n[domain]\nmemory = 512\n' });
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
    const left = [
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
    const stays = ['layers/notes.txt', 'downloads/my-windows.iso', pulled];
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

suite('make verify', { skip }, () => {
  const c = checkout(given);
  test('all is well: it says so', time, () => {
    make(c, 'image-x');
    assert.match(make(c, 'verify').stdout, /^(ok {8}\S+\n){3}$/);
  });
  test('a damaged layer is set aside with its record, what stands on it goes, and make builds them again', time, () => {
    spoil(file(c, '-s.qcow2'));
    const { code, text } = c.make(['verify']);
    assert.notEqual(code, 0);
    assert.match(text, /^damaged {3}\S+-s$/m);
    assert.match(text, /^\S+-s: set aside in .*damaged, with 1 that stood on it removed$/m);
    assert.deepEqual(images(c).length, 1);
    assert.match(readdirSync(path.join(c.data, 'damaged')).join(' '), /-s\.json \S+-s\.qcow2$/);
    assert.deepEqual(readdirSync(path.join(c.data, 'kernels')), [], 'the kernel of the old one');
    assert.deepEqual(make(c, 'image-x').built, ['virt-customize s', 'identity', 'kernel']);
    make(c, 'verify');
  });
  test('under a disk nothing is set aside: it is named, and nothing new is built on the layer', time, () => {
    make(c, 'x.xml');
    spoil(file(c, '-s.qcow2'));
    const { code, text } = c.make(['verify']);
    assert.notEqual(code, 0);
    assert.match(text, /^x: its disk stands on \S+-s, which therefore stays, .* make destroy-x, make verify$/m);
    assert.equal(images(c).length, 3);
    assert.match(
      make(c, 'status-x').stdout,
      /damaged: its disk stands on \S+-s, which is not what was built: save what/,
    );
    c.write({ 'distros/z.ini': 'like = x\n' });
    const refused = c.make(['image-z']);
    assert.notEqual(refused.code, 0);
    assert.match(refused.text, /^the layer \S+-s is not what was built\n {2}why: .*\n {2}mend: make verify/m);
    make(c, 'destroy-x');
    assert.notEqual(c.make(['verify']).code, 0);
    assert.deepEqual(make(c, 'image-z').built, ['virt-customize s', 'identity', 'kernel']);
  });
  test('another length is seen before a disk is made, without reading a layer', time, () => {
    make(c, 'image-x');
    spoil(file(c, '-s.qcow2'), false);
    const { code, text, calls } = c.make(['x.xml']);
    assert.notEqual(code, 0);
    assert.match(text, /^the layer \S+-s is not what was built$/m);
    assert.ok(!calls.some(([tool, verb]) => tool === 'qemu-img' && verb === 'create'));
  });
  test('another date alone is no damage, and is asked for once', time, () => {
    assert.notEqual(c.make(['verify']).code, 0);
    make(c, 'image-x');
    utimesSync(file(c, '-s.qcow2'), 1, 1);
    const asked = (words: string[]) =>
      make(c, ...words).calls.filter(([tool, , verb]) => tool === 'node' && verb === 'verify');
    assert.equal(asked(['x.xml']).length, 1);
    make(c, 'destroy-x');
    assert.equal(asked(['x.xml']).length, 0);
  });
  test('a layer without a record is taken as it is', time, () => {
    make(c, 'destroy-x');
    rmSync(file(c, '-s.json'));
    make(c, 'x.xml');
    assert.match(make(c, 'verify').stdout, /^no record \S+-s$/m);
  });
  test('a layer that make saw and that is gone when its turn comes ends the build with words', time, () => {
    make(c, 'destroy-x');
    c.hook('identity', 'rm -f generated/data/layers/*-s.qcow2');
    c.write({ 'distros/w.ini': 'like = x\n' });
    const { code, text } = c.make(['w.xml']);
    assert.notEqual(code, 0);
    assert.match(text, /^the layer \S+, or one that it stands on, was taken away meanwhile$/m);
    c.hook('identity', '');
    assert.notEqual(c.make(['verify']).code, 0, 'what stood on it is of no use');
    assert.match(make(c, 'w.xml').text, /new disk on/);
  });
});
