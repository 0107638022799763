import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { watchConsole } from '../../scripts/console.ts';

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
