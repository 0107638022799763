import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { cpuSeconds, watchSpin } from '../../scripts/spin.ts';

/** Looks every 5 s for so many minutes at a machine that runs `busy` of its one processor, and says a line each `says` seconds; seconds at which it hung. */
function hangs(minutes: number, busy: (second: number) => number, says = Number.POSITIVE_INFINITY): number[] {
  let [second, cpu, said] = [0, 0, ''];
  const look = watchSpin(
    () => cpu,
    1,
    () => second * 1000,
  );
  const found: number[] = [];
  for (; second < minutes * 60; second += 5) {
    cpu += busy(second) * 5;
    if (second > 0 && second % says === 0) said += '.';
    if (look(said)) found.push(second);
  }
  return found;
}

test('a machine that never rests and says nothing hangs, and is given as long again', () => {
  const [first = 0, second = 0] = hangs(4, () => 1);
  assert.ok(first >= 60 && first <= 90, `${first}`);
  assert.ok(second >= first + 60 && second <= first + 90, `${second}`);
});
test('one that rests does not, nor one that speaks, nor one that comes up soon', () => {
  assert.deepEqual(
    hangs(10, second => (second % 20 === 0 ? 0.5 : 1)),
    [],
  );
  assert.deepEqual(
    hangs(10, () => 1, 15),
    [],
  );
  assert.deepEqual(
    hangs(1, () => 1),
    [],
  );
});
test('it is seen how long this process has run', () => {
  const before = cpuSeconds(process.pid);
  for (const end = process.cpuUsage().user + 300_000; process.cpuUsage().user < end; ) availableParallelism();
  assert.ok(cpuSeconds(process.pid) - before > 0.1);
});
