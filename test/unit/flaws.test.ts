// What can't be meant, for each key there is: told once, where it stands, and nobody who reads on stumbles over it.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flawOf } from '../../scripts/definition.ts';
import { generate } from '../../scripts/generate.ts';
import { kernelSettings } from '../../scripts/settings/kernel.ts';
import { type Setting, settings } from '../../scripts/settings.ts';
import { sources } from '../support/world.ts';

const wrong = [
  '?',
  '8080',
  'auto',
  '4G',
  '10.96.0.1-24',
  '10.9.0.300/24',
  'a:b',
  '-1',
  'x  y',
  '/',
  'rel/x',
  '$x',
  '{}',
];
/** Without which others mean nothing. */
const beside: Readonly<Record<string, string>> = { 'share NAME': 'source = /srv', 'network NAME': 'type = nat' };
const base = 'mmdebstrap:bookworm';

const lineOf = (text: string, line: string) => text.split('\n').indexOf(line) + 1;
function told(setting: Setting, value: string, file: string) {
  const { section, key } = setting;
  const line = `${key.replace('XPATH', './vcpu')} = "${value}"`;
  const more = beside[section];
  const own = more?.startsWith(`${key} `) ? '' : (more ?? '');
  const from = section === 'image' && key === 'from' ? '' : `from = ${base}`;
  const image = section === 'image' ? [from] : [];
  const ini =
    section === ''
      ? [line, '[image]', `from = ${base}`]
      : [
          ...(section === 'image' ? [] : ['[image]', `from = ${base}`]),
          `[${section.replace('NAME', 'it')}]`,
          ...image,
          own,
          line,
        ];
  const kernel = ['[kernel]', ...(key === 'source' ? [] : ['source = package:linux-image-cloud-amd64']), line];
  const text = (file === 'kernels/k.ini' ? kernel : ini).join('\n');
  const result = generate(
    sources(file === 'kernels/k.ini' ? { inis: {}, kernels: { k: text } } : { inis: { x: text } }),
  );
  return { problems: result.problems, at: lineOf(text, line) };
}

suite('a value that can not be meant', () => {
  for (const [file, table] of [
    ['distros/x.ini', settings],
    ['kernels/k.ini', kernelSettings],
  ] as const)
    for (const setting of table)
      test(`${file}: [${setting.section}] ${setting.key}`, () => {
        const path = `${setting.section.replace('NAME', 'it')}/${setting.key.replace('XPATH', './vcpu')}`;
        for (const value of wrong) {
          const { problems, at } = told(setting, value, file);
          if (flawOf(path, value, table) === '') continue;
          const found = problems.map(problem => `${problem.file}:${problem.line}`);
          // The key itself may be out of place, too.
          assert.deepEqual([...new Set(found)], [`${file}:${at}`], value);
          assert.ok(
            problems.some(({ code }) => code === 'bad-value'),
            value,
          );
        }
      });
});
