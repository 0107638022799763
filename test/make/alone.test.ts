// What is done to one VM in several steps is done by one make at a time.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { textOf } from '../../scripts/checkout.ts';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const c = checkout({
  'distros/db.ini': debian,
  'distros/db.lock': locked,
  'distros/web.ini': 'like = db\n[domain]\ndepends-on = db\n',
});
const fake = (name: string) => path.join(c.env['FAKE']!, name);
async function appears(file: string): Promise<void> {
  for (const end = Date.now() + 20_000; !existsSync(file); await delay(10)) assert.ok(Date.now() < end, file);
}
/** One that waits for a lock has an arrow in /proc/locks. */
async function waitsFor(lock: string): Promise<void> {
  const waiter = `-> .*:${statSync(path.join(c.folder, lock)).ino} `;
  for (const end = Date.now() + 20_000; !new RegExp(waiter).test(textOf('/proc/locks')); await delay(10))
    assert.ok(Date.now() < end, lock);
}
const time = { timeout: 60_000 };

suite('one make at a time changes a VM', { skip: missing('flock') }, () => {
  assert.equal(c.make(['images']).code, 0);
  for (const goal of [['destroy-db'], ['destroy', 'YES=1']])
    test(`make ${goal.join(' ')} waits for another one, and says so`, time, async () => {
      // A waiter in /proc/locks has an arrow; what is said after a second of it has another half.
      c.hook(
        'virt-install',
        `: >"$FAKE/defining"; n=0; until grep -q -- "-> .*:$(stat -c %i generated/db.lock) " /proc/locks || [ $n -gt 200 ]; do sleep 0.1; n=$((n + 1)); done; sleep 1.5; rm "$FAKE/defining"`,
      );
      c.hook(
        'virsh',
        'case "$*" in *destroy*|*define*) [ ! -e "$FAKE/defining" ] || echo "$*" >>"$FAKE/meanwhile" ;; esac',
      );
      const first = c.start(['db.xml']);
      const ended = once(first, 'exit');
      await appears(fake('defining'));
      const { code, text } = c.make(goal);
      assert.equal(code, 0, text);
      assert.match(text, /^db: waits for another make that changes it$/m);
      assert.equal(textOf(fake('meanwhile')), '');
      assert.deepEqual(await ended, [0, null]);
      assert.ok(!c.exists('db.xml'));
      assert.match(c.make(['destroy']).text, /^no VM to destroy$/m);
    });
  test('a ready state is not made anew while a machine opens the one of before', time, async () => {
    const folder = 'generated/workspace/warm/db';
    const [state, words] = [path.join(c.folder, folder), path.join(c.folder, `${folder}.tmp/words`)];
    assert.equal(c.make(['warm-db']).code, 0);
    // What wakes lets go once all is open, which this fake never says.
    c.hook('run', ': >"$FAKE/opens"; exec sleep 1000');
    const [{ ino }, waking] = [statSync(state), c.start(['run-db', 'CMD=true'])];
    await appears(fake('opens'));
    const [gone, warming] = [once(waking, 'exit'), c.start(['warm-db'])];
    const ended = once(warming, 'exit');
    await appears(words);
    await waitsFor('generated/db.warm.lock');
    assert.equal(statSync(state).ino, ino);
    process.kill(-waking.pid!, 'SIGKILL');
    await gone;
    assert.deepEqual(await ended, [0, null]);
    assert.notEqual(statSync(state).ino, ino);
    assert.ok(!existsSync(words));
  });
  test('one that is killed keeps nobody waiting', time, async () => {
    c.hook('virsh', '');
    c.hook('virt-install', ': >"$FAKE/defining"; exec sleep 1000');
    const first = c.start(['db.xml']);
    await appears(fake('defining'));
    process.kill(-first.pid!, 'SIGKILL');
    c.hook('virt-install', '');
    assert.equal(c.make(['db.xml']).code, 0);
  });
  test('VMs that depend on each other are rebuilt one after the other', time, () => {
    assert.equal(c.make(['up-web']).code, 0);
    c.hook('wait', 'sleep 0.3');
    const { code, text, calls } = c.make(['-j4', 'rebuild-web', 'rebuild-db']);
    assert.equal(code, 0, text);
    const steps = calls.flatMap(([tool, ...words]) =>
      tool === 'node' && words[1] === 'wait' ? [`wait ${words[2]}`] : words.filter(word => word === 'undefine'),
    );
    assert.deepEqual(steps, ['undefine', 'wait db', 'undefine', 'wait db', 'wait web']);
  });
});
