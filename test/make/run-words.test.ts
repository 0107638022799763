// The words of run-NAME: a switch that is off is as if it were not given, and what can't be meant is refused.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { here, other } from '../../scripts/processor.ts';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');

suite('a switch of run-NAME', { skip }, () => {
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

suite('run-NAME, of an image that is not there yet,', { skip }, () => {
  const c = checkout(layered);
  for (const [word, told] of [
    ['PORTS=0.0.0.0:8080:80', 'PORTS=0.0.0.0:8080:80 is not HOST:GUEST. mend: '],
    ['PORTS=1:2 :80', 'PORTS=:80 is not'],
    ['PORTS=web:80', 'PORTS=web:80 is not'],
    ['PORTS=80:80/sctp', 'PORTS=80:80/sctp is not'],
    ['MEM=4g', 'MEM=4g is no size. mend: MEM='],
    ['MEM=G', 'MEM=G is no size'],
    ['MEM=4G 4', 'MEM=4G 4 is no size'],
    ['MEM=0', 'MEM=0 is no size'],
    ['CPUS=abc', 'CPUS=abc is no number. mend: CPUS=4'],
    ['CPUS=0', 'CPUS=0 is no number'],
    ['CPUS=1 2', 'CPUS=1 2 is no number'],
    ['TIMEOUT=2s', 'TIMEOUT=2s is no number. mend: TIMEOUT=90, in seconds'],
    ['CMD=', "CMD= is empty. mend: CMD='make test'; or no CMD= for a shell"],
    ['CMD= ', 'CMD= is empty'],
    ['SNAPSHOT=false', 'SNAPSHOT=false is neither on nor off. mend: SNAPSHOT=1 or SNAPSHOT=0'],
    ['GDB=on', 'GDB=on is neither'],
    [`ARCH=${other.debian}`, `ARCH=${other.debian}: x is for ${here.qemu}. mend: a definition with`],
  ] as const)
    test(`refuses ${word}, before anything is built`, time, () => {
      const { code, text, built } = c.make(['run-x', 'CMD=true', word]);
      assert.deepEqual([code, built, c.layers()], [2, [], []], text);
      assert.ok(text.includes(told), text);
    });
});

suite('run-NAME', { skip }, () => {
  test('leaves a file alone that MONITOR names', time, () => {
    const c = checkout({ ...layered, notes: 'precious\n' });
    const { code, text } = c.make(['run-x', 'CMD=true', 'MONITOR=notes']);
    assert.equal(code, 2);
    assert.match(text, /^MONITOR=notes is there already\n {2}why: .*\n {2}mend: another MONITOR=$/m);
    assert.equal(c.read('notes'), 'precious\n');
  });
  test('says of PORTS what can be none, before anything has begun', time, () => {
    const c = checkout(layered);
    for (const [ports, told] of [
      ['99999:80', 'there is no port 99999'],
      ['8080:0', 'there is no port 0'],
      ['8080:80 8080:81', '8080 is said twice'],
    ] as const) {
      const { code, text } = c.make(['run-x', 'CMD=true', `PORTS=${ports}`], { REAL: 'run' });
      assert.equal(code, 2);
      assert.match(text, new RegExp(`^PORTS=\\d+:\\d+: ${told}$`, 'm'));
    }
  });
  test('says of RESULTS that it is no folder', time, () => {
    const c = checkout({ ...layered, 'a file': '' });
    for (const results of ['a file', 'a file/below']) {
      const { code, text } = c.make(['run-x', 'CMD=true', `RESULTS=${results}`], { REAL: 'run' });
      assert.equal(code, 2);
      assert.match(text, /^a file\S* can't be made a folder: E\w+\n {2}why: .*RESULTS=/m);
      assert.doesNotMatch(text, /bug/);
    }
  });
});
