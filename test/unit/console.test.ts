import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { watchConsole, watchSilence } from '../../scripts/console.ts';

const stall = 'watchdog: BUG: soft lockup - CPU#1 stuck for 22s!\n';
const panic = '[ 1.75] Kernel panic - not syncing: No working init found.\n';

suite('the console of a guest that boots', () => {
  const watched = (kvm: boolean, before = '') => {
    let text = before;
    const look = watchConsole(() => text, kvm);
    return (more: string) => {
      text += more;
      return look();
    };
  };

  test('says nothing as long as it boots', () => {
    const look = watched(false);
    assert.deepEqual([look(''), look('Linux version 6.1\n'), look('login: ')], [undefined, undefined, undefined]);
  });
  test('a stall is told once, three times at most', () => {
    const look = watched(false);
    assert.deepEqual(
      [look(stall), look(''), look('rcu: INFO: rcu_sched self-detected stall on CPU\n'), look(stall), look(stall)],
      ['hangs', undefined, 'hangs', 'hangs', undefined],
    );
  });
  test('with KVM a stall is the business of the guest', () => assert.equal(watched(true)(stall), undefined));
  test('a panic is the end, also with KVM', () =>
    assert.deepEqual([watched(true)(panic), watched(false)(panic)], ['panic', 'panic']));
  test('what an earlier boot has said does not count', () =>
    assert.equal(watched(false, stall + panic)('login: '), undefined));
});

suite('the console of a guest that says nothing', () => {
  /** Looks at it every 5 s for so many minutes; a line comes at each of the seconds `says`. Gives the seconds at which it was taken to hang. */
  function hangs(minutes: number, ...says: readonly number[]): number[] {
    let [second, text] = [0, ''];
    const look = watchSilence(() => second * 1000);
    const found: number[] = [];
    for (; second < minutes * 60; second += 5) {
      if (says.includes(second)) text += 'a line\n';
      if (look(text)) found.push(second);
    }
    return found;
  }

  test('is taken to hang after two minutes, and then each time is given twice as long', () =>
    assert.deepEqual(hangs(15), [120, 360, 840]));
  test('is taken to be at work as long as something comes within that time', () => {
    assert.deepEqual(hangs(4, 115, 230), []);
    assert.deepEqual(hangs(4, 55), [175]);
  });
});
