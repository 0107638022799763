import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nearest } from '../../scripts/nearest.ts';
import { formatProblem, formatProblems, type Problem, problemCodes } from '../../scripts/problem.ts';

const at = (file: string, line: number): Problem => ({ code: 'bad-line', file, line, args: ['x'] });

suite('how a problem is told', () => {
  test('three lines: where and what, why, how to mend', () => {
    assert.equal(
      formatProblem({
        code: 'unknown-key',
        file: 'distros/centos-8.ini',
        line: 7,
        args: ['memry', 'domain', 'memory'],
      }),
      `distros/centos-8.ini:7: unknown key "memry" in [domain]
  why:  every key must be one makebox knows, so that a typo cannot silently give a default
  mend: did you mean "memory"? All keys: docs/definition.md#domain
`,
    );
  });
  test('a problem of the whole file has no line', () => assert.match(formatProblem(at('a.ini', 0)), /^a\.ini: /));
  for (const code of problemCodes) {
    test(`${code} has something to say in each of the three, whatever it is about`, () => {
      const text = formatProblem({ code, file: 'f', line: 1, args: ['one', 'two', 'three'] });
      assert.match(text, /^f:1: .+\n {2}why: {2}.+\n {2}mend: .+\n$/);
      assert.doesNotMatch(text, /undefined/);
    });
  }
  test('colour is only where it is asked for', () => {
    assert.ok(!formatProblem(at('a', 1)).includes('\x1b'));
    assert.ok(formatProblem(at('a', 1), true).startsWith('\x1b[1ma:1: '));
  });
});

suite('how problems are told', () => {
  const order = (problems: Problem[]) =>
    [...formatProblems(problems).matchAll(/^(\S+): /gm)].map(m => m[1]).filter(f => f !== 'makebox');
  test('by file, and by line as a number', () => {
    assert.deepEqual(order([at('b', 1), at('a', 10), at('a', 9), at('a', 0)]), ['a', 'a:9', 'a:10', 'b:1']);
  });
  test('the last line counts them and says that nothing was written', () => {
    assert.match(formatProblems([at('a', 1)]), /\nmakebox: 1 problem; nothing was written\n$/);
    assert.match(formatProblems([at('a', 1), at('a', 2)]), /\nmakebox: 2 problems; nothing was written\n$/);
  });
});

suite('the nearest name', () => {
  for (const [word, candidates, near] of [
    ['memry', ['vcpus', 'memory'], 'memory'],
    ['mmeory', ['memory'], 'memory'],
    ['memoryx', ['memory', 'memoryy'], 'memory'],
    ['vpcus', ['vcpus'], 'vcpus'],
    ['abc', ['xyz', 'memory'], ''],
    ['', ['memory'], ''],
    ['x', [], ''],
  ] as const) {
    test(`${word || 'nothing'} of ${candidates.join(', ') || 'none'}: ${near || 'none'}`, () =>
      assert.equal(nearest(word, candidates), near));
  }
});
