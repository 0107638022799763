// verify: what was damaged is found, set aside where nothing stands on it, and named where something does.

import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { file, images, layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');
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

suite('make verify', { skip }, () => {
  const c = checkout(layered);
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
  test('a ready state goes with the layer that it stands on, and is of none that is built anew', time, () => {
    const ready = (name: string) => `generated/workspace/warm/x${name}`;
    c.hook('warm', '');
    make(c, 'warm-x');
    c.write(Object.fromEntries(['memory', 'state'].map(name => [`${ready('')}/${name}`, ''])));
    const woken = () => make(c, 'run-x', 'CMD=true').calls.some(words => words.includes('--warm'));
    assert.ok(woken());
    const top = file(c, '-x.qcow2');
    utimesSync(top, 1, 1);
    assert.ok(!woken(), 'of another date');
    spoil(file(c, '-s.qcow2'));
    assert.notEqual(c.make(['verify']).code, 0);
    assert.ok(!c.exists(ready('')));
    make(c, 'image-x');
  });
  test('the disk of SNAPSHOT=0 is named with what takes it away', time, () => {
    make(c, 'run-x', 'SNAPSHOT=0', 'CMD=true');
    spoil(file(c, '-s.qcow2'));
    const { text } = c.make(['verify']);
    const [, mend = ''] =
      /^run-x: its disk stands on .* save what is on the disk, (rm \S.*), make verify$/m.exec(text) ?? [];
    assert.match(mend, /runs\/x\.qcow2$/);
    c.remove('generated/workspace/runs/x.qcow2');
    assert.notEqual(c.make(['verify']).code, 0);
    make(c, 'image-x');
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
  test('and so where every layer was there when make looked, and none has a rule', time, () => {
    c.write({ 'distros/v.ini': 'like = x\n' });
    make(c, 'destroy-x');
    make(c, 'image-x', 'image-v');
    c.hook('qemu-img', 'rm -f generated/data/layers/*-v.qcow2');
    const { code, text } = c.make(['x.xml', 'v.xml']);
    assert.notEqual(code, 0);
    assert.match(text, /^the layer [0-9a-f]{16}-v, or one that it stands on, was taken away meanwhile$/m);
    c.hook('qemu-img', '');
    assert.match(make(c, 'v.xml').text, /new disk on/);
  });
});
