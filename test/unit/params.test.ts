// Templates: what is filled in, what is refused, and that lines keep their numbers.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { fill } from '../../scripts/params.ts';
import type { Problem } from '../../scripts/problem.ts';

const params = { name: 'web', none: '', off: 'no', on: 'yes', markup: `<&"'>{{name}}` };
function filled(text: string) {
  const problems: Problem[] = [];
  return { ...fill(text, params, 'f', 3, problems), problems };
}

suite('a template', () => {
  test('takes values as they are: nothing is escaped, and nothing in them is filled again', () =>
    assert.equal(filled('a {{markup}} b').text, `a <&"'>{{name}} b`));
  test('says which params it used', () =>
    assert.deepEqual(filled('{{name}} {{#if off}}{{on}}{{/if}}').used, { name: 'web', off: 'no', on: 'yes' }));
  test('takes "no" and nothing for false', () =>
    assert.equal(filled('{{#if off}}a{{else}}b{{/if}}{{#if none}}c{{/if}}{{#if on}}d{{/if}}').text, 'bd'));
  test('keeps its lines, whatever is chosen', () => {
    const text = 'one\n{{#if off}}\ntwo\nthree\n{{else}}\nfour\n{{/if}}\nlast {{name}}';
    assert.equal(filled(text).text!.split('\n').indexOf('last web'), text.split('\n').length - 1);
  });
  test('leaves braces alone that are marked', () =>
    assert.equal(filled('docker \\{{.Names}} {{name}}').text, 'docker {{.Names}} web'));
  for (const [text, code, line] of [
    ['\n{{nam}}', 'unknown-param', 4],
    ['{{toString}}', 'unknown-param', 3],
    ['{{constructor}}', 'unknown-param', 3],
    ['{{name on}}', 'bad-template', 3],
    ['{{{name}}} {{this}}', 'unknown-param', 3],
    ['{{#if name on}}{{/if}}', 'bad-template', 3],
    ['{{#unless name}}{{/unless}}', 'bad-template', 3],
    ['{{@root.name}}', 'bad-template', 3],
    ['\n\n{{', 'bad-template', 5],
  ] as const) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      const { text: result, problems } = filled(text);
      assert.equal(result, undefined);
      assert.deepEqual([problems[0]?.code, problems[0]?.line], [code, line]);
    });
  }
  test('without braces is text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        if (!text.includes('{{')) assert.equal(filled(text).text, text);
      }),
    );
  });
});
