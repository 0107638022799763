// The switches of run-NAME: what is off is as if it were not given, whatever the environment calls so.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };

suite('a switch of run-NAME', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout(layered);
  make(c, 'image-x');
  /** What our commands are called with, their names first. */
  const called = (words: string[], env = {}) => {
    const { code, text, calls } = c.make(words, env);
    assert.equal(code, 0, text);
    return calls.filter(([, , name]) => name === 'run' || name === 'warm').map(words => words.slice(2));
  };

  test('PRINT=0 prints nothing, and the command runs', time, () => {
    for (const word of ['PRINT=0', 'PRINT=no', 'PRINT=']) {
      c.write({ 'generated/run-x.exit': '0\n' });
      const [own = []] = called(['run-x', 'CMD=true', word]);
      assert.equal(own[0], 'run', word);
      assert.match(own.join(' '), /name=makebox\.job .* -chardev socket,id=job,/, word);
      assert.ok(!c.exists('generated/run-x.exit'), word);
    }
    assert.deepEqual(called(['run-x', 'CMD=true', 'PRINT=yes']), []);
  });
  test('WARM=0 keeps nothing warm, and is refused where it is neither', time, () => {
    assert.deepEqual(
      called(['run-x', 'CMD=true', 'WARM=0']).map(([name]) => name),
      ['run'],
    );
    const { code, text } = c.make(['run-x', 'CMD=true', 'WARM=hot']);
    assert.equal(code, 2);
    assert.match(text, /WARM=hot is neither on nor off/);
  });
  test('GDB=0, or a debugger of the environment, begins where it is warm', time, () => {
    called(['warm-x']);
    const woken = (words: string[], env = {}) => called(['run-x', 'CMD=true', ...words], env)[0]!.includes('--warm');
    assert.ok(woken([]));
    assert.ok(woken(['GDB=0']));
    assert.ok(woken(['PRINT=0']));
    assert.ok(woken([], { GDB: '/usr/bin/gdb' }));
    assert.ok(!woken(['GDB=1']));
  });
});
