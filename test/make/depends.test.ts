// VMs that depend on each other: who is brought up with whom, and in which order.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked, type Result } from '../support/checkout.ts';

const c = checkout({
  'distros/db.ini': debian,
  'distros/db.lock': locked,
  'distros/queue.ini': 'like = db\n[domain]\ndepends-on = db\n',
  'distros/web.ini': 'like = db\n[domain]\ndepends-on = queue\n',
  'distros/other.ini': 'like = db\n',
});
/** Which VMs `wait` or `down` was called for, in order. */
const order = ({ calls, code, text }: Result, command: string) => {
  assert.equal(code, 0, text);
  return calls.filter(([tool, , word]) => tool === 'node' && word === command).map(words => words[3]);
};

suite('depends-on', () => {
  test('up brings up what it depends on, and what that depends on, before it; and nobody else', () => {
    // Who is waited for first would come last, were it not for the order.
    c.hook('wait', 'case $3 in db) sleep 0.5 ;; queue) sleep 0.3 ;; esac');
    assert.deepEqual(order(c.make(['-j4', 'up-web']), 'wait'), ['db', 'queue', 'web']);
    assert.deepEqual(order(c.make(['up-queue']), 'wait'), ['db', 'queue']);
    assert.deepEqual(order(c.make(['up-db']), 'wait'), ['db']);
    assert.deepEqual(order(c.make(['-j4', 'up', 'VMS=web']), 'wait'), ['db', 'queue', 'web']);
  });
  test('up of all has the same order', () =>
    assert.deepEqual(
      order(c.make(['-j4', 'up']), 'wait').filter(name => name !== 'other'),
      ['db', 'queue', 'web'],
    ));
  test('down goes the other way round, and takes down nobody who was not asked for', () => {
    assert.deepEqual(
      order(c.make(['-j4', 'down']), 'down').filter(name => name !== 'other'),
      ['web', 'queue', 'db'],
    );
    assert.deepEqual(order(c.make(['down-db']), 'down'), ['db']);
    assert.deepEqual(order(c.make(['-j4', 'down-queue', 'down-web']), 'down'), ['web', 'queue']);
    assert.deepEqual(order(c.make(['down-queue', 'web.xml']), 'down'), ['queue']);
  });
  test('test-all puts what it has brought up for others back as it was, when nobody needs it any more', () => {
    assert.equal(c.make(['destroy', 'YES=1']).code, 0);
    c.hook('wait', '');
    for (const words of [['VMS=web'], ['VMS=web db'], ['VMS=db queue web', 'JOBS=1']]) {
      const { text, built } = c.make(['test-all', 'CMD=true', ...words]);
      assert.match(text, /^web +\| failed/m, 'nobody answers here');
      assert.deepEqual(c.make(['destroy']).stdout, 'no VM to destroy\n', `${words}: ${built}\n${text}`);
    }
    assert.equal(c.make(['db.xml']).code, 0);
    c.make(['test-all', 'CMD=true', 'VMS=web']);
    assert.match(c.make(['destroy']).stdout, /^db: its domain and its disk\nnothing/);
  });
  test('what does not come up keeps away what depends on it', () => {
    c.hook('wait', '[ "$3" != db ] || exit 1');
    const { code, calls } = c.make(['-k', 'up-web']);
    assert.notEqual(code, 0);
    assert.deepEqual(
      calls.filter(([, , word]) => word === 'wait').map(words => words[3]),
      ['db'],
    );
  });
});
