// A layer that failed is kept aside: what of it, for whom, how many, and when not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { backingOf } from '../../scripts/backing.ts';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const time = { timeout: 60_000 };
const given = {
  'distros/x.ini': `${debian}layers = s\n`,
  'distros/x.lock': locked,
  'distros/snippets/s.cmd': 'install a\n',
};
const folder = 'generated/workspace/failed';
const kept = (c: Checkout) => (c.exists(folder) ? readdirSync(path.join(c.folder, folder)).sort() : []);
const fails = (c: Checkout, words: string[], env = {}) => {
  const result = c.make(words, env);
  assert.notEqual(result.code, 0);
  return result;
};

suite('a layer that failed', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout(given);
  const half = 'echo half >>"$2"; echo "E: no such package" >&2; exit 3';
  test('is kept with its overlay, its log and its command, and the message names it', time, () => {
    c.hook('virt-customize', half);
    const { text } = fails(c, ['x.xml']);
    const [name = ''] = kept(c);
    assert.match(name, /^x-\d{8}-\d{6}$/);
    assert.ok(
      text.includes(`  kept: ${folder}/${name} (KEEP_FAILED=0 keeps nothing); look into it: make shell-failed-x\n`),
    );
    const at = path.join(c.folder, folder, name);
    assert.deepEqual(readdirSync(at).sort(), ['command', 'log', 'overlay.qcow2']);
    assert.match(readFileSync(path.join(at, 'log'), 'utf8'), /^E: no such package$/m);
    assert.match(readFileSync(path.join(at, 'overlay.qcow2'), 'latin1'), /half/);
    const base = c.layers().find(file => file.endsWith('bookworm.qcow2'))!;
    assert.equal(backingOf(realpathSync(path.join(at, 'overlay.qcow2'))), path.join(c.data, 'layers', base));
    assert.deepEqual(
      c.layers().filter(file => file.endsWith('.tmp')),
      [],
    );
  });
  test(
    'for want of space on its own disk is no lack of room here: it is kept, and the mend is a larger size',
    time,
    () => {
      const other = checkout(given);
      other.hook('virt-customize', 'echo half >>"$2"; echo "tar: No space left on device" >&2; exit 2');
      const { text } = fails(other, ['x.xml']);
      assert.match(text, / {2}mend: the disk of the image is full: a larger "size" in \[image\]/);
      assert.doesNotMatch(text, /bytes in/);
      assert.equal(kept(other).length, 1);
    },
  );
  test('its base is not taken away by gc', time, () => {
    c.write({ 'distros/x.ini': `${debian}packages = vim\nlayers = s\n` });
    assert.equal(c.make(['gc']).code, 0);
    assert.ok(c.layers().some(file => file.endsWith('bookworm.qcow2')));
    c.write({ 'distros/x.ini': `${debian}layers = s\n` });
  });
  test('shell-failed-NAME opens the newest', time, () => {
    const { code, calls } = c.make(['shell-failed-x']);
    assert.equal(code, 0);
    assert.deepEqual(
      calls.filter(([tool]) => tool === 'virt-rescue'),
      [['virt-rescue', '-i', '-a', `${folder}/${kept(c).at(-1)}/overlay.qcow2`]],
    );
  });
  test('its command is one that a person can run: it builds the layer', time, () => {
    c.hook('virt-customize', '');
    const script = `${folder}/${kept(c)[0]}/command`;
    execFileSync(path.join(c.folder, script), { env: c.env, cwd: '/', stdio: 'ignore' });
    assert.ok(c.layers().some(file => file.endsWith('-s.qcow2')));
    c.calls();
    const { built } = c.make(['image-x']);
    assert.deepEqual(built, ['identity', 'kernel']);
  });
  test('KEEP_FAILED=0 keeps nothing, and leaves nothing', time, () => {
    const before = kept(c);
    c.write({ 'distros/snippets/s.cmd': 'install b\n' });
    c.hook('virt-customize', half);
    assert.doesNotMatch(fails(c, ['image-x', 'KEEP_FAILED=0']).text, /kept:/);
    c.write({ '.env': `${c.read('.env')}KEEP_FAILED=0\n` });
    assert.doesNotMatch(fails(c, ['image-x']).text, /kept:/);
    c.write({ '.env': c.read('.env').replace('KEEP_FAILED=0\n', '') });
    assert.deepEqual(kept(c), before);
    assert.deepEqual(
      c.layers().filter(file => file.endsWith('.tmp')),
      [],
    );
  });
  test('at most five are kept, the newest of them', time, () => {
    const old = [1, 2, 3, 4, 5, 6].map(day => `y-2026010${day}-000000`);
    for (const name of old) {
      mkdirSync(path.join(c.folder, folder, name));
      writeFileSync(path.join(c.folder, folder, name, 'log'), '');
    }
    fails(c, ['image-x']);
    const now = kept(c);
    assert.equal(now.length, 5);
    assert.deepEqual(now.slice(2), old.slice(3));
  });
  test('an interrupted one has not failed', time, () => {
    const before = kept(c);
    for (const signal of ['INT', 'TERM']) {
      c.hook('virt-customize', `echo half >>"$2"; kill -${signal} $$`);
      fails(c, ['image-x']);
    }
    assert.deepEqual(kept(c), before);
  });
  test('where there is none, shell-failed-NAME says what there is', time, () => {
    c.write({ 'distros/z.ini': 'like = x\n' });
    assert.match(
      fails(c, ['shell-failed-z']).text,
      /^no layer of z that failed is kept\n {2}why: {2}what is kept: x-/m,
    );
  });
});
