import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { recipe, shell, value, vmName } from '../../scripts/escape.ts';

suite('names', () => {
  for (const name of ['a', 'centos-7', 'ubuntu-22.04', '9front', 'a.b-c.d', 'x'.repeat(63)])
    test(`"${name}" is one`, () => assert.equal(vmName(name), name));
  for (const name of [
    '',
    '-a',
    '.a',
    'A',
    'a b',
    'a_b',
    'a/b',
    'a%',
    'a:b',
    'a$',
    'é',
    'a.',
    'a-',
    'x.xml',
    'x'.repeat(64),
    'a\n',
  ]) {
    test(`${JSON.stringify(name)} is none`, () => assert.equal(vmName(name), undefined));
  }
});

suite('words for sh', () => {
  for (const [text, word] of [
    ['', "''"],
    ['plain-1.2/x:y,z@%+=_', 'plain-1.2/x:y,z@%+=_'],
    ['two words', "'two words'"],
    ["it's", String.raw`'it'\''s'`],
    ['$HOME `x` "y" \\', '\'$HOME `x` "y" \\\''],
    ['~', "'~'"],
    ['*', "'*'"],
  ] as const) {
    test(`${text || 'nothing'} -> ${word}`, () => assert.equal(shell(text), word));
  }
});

suite('text in a recipe and in an assignment', () => {
  test('dollars are doubled, once', () => assert.equal(recipe('$a $$b'), '$$a $$$$b'));
  for (const [text, written] of [
    ['plain', 'plain'],
    ['$(shell x)', '$$(shell x)'],
    ['a#b', String.raw`a\#b`],
    [String.raw`a\#b`, String.raw`a\\\#b`],
    [' a', '$() a'],
    ['a ', 'a $()'],
    ['a\\', 'a\\$()'],
    ['a;b', 'a$(or ;)b'],
    ['', ''],
  ] as const) {
    test(`${JSON.stringify(text)} -> ${written}`, () => assert.equal(value(text), written));
  }
});

suite('what nothing can carry is refused', () => {
  for (const text of ['a\nb', 'a\rb', 'a\0b', '\u001b[1m', '\u2028', '\ud800', '\u007f']) {
    test(JSON.stringify(text), () => {
      assert.throws(() => shell(text));
      assert.throws(() => value(text));
    });
  }
});
