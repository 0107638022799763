import assert from 'node:assert/strict';
import { chdir, cwd } from 'node:process';
import { after, suite, test } from 'node:test';
import { describe } from '../../scripts/values.ts';
import { lay, temporary } from '../support/folder.ts';
import { planned } from '../support/world.ts';

suite('where a value comes from', () => {
  const before = cwd();
  const folder = temporary();
  lay(folder, { 'distros/x.mk': '# mine\nx.xml: VCPUS = 4\nyx.xml: MEMORY = 9\n', '.env': 'NETWORK=network=mine\n' });
  chdir(folder);
  after(() => chdir(before));
  const [vm] = planned({ inis: { x: '[image]\nfrom = mmdebstrap:bookworm\n[domain]\nmemory = 512\n' } }).vms;
  const origin = (word: string) => describe(vm!, [word])[0]!.origin;

  for (const [word, expected] of [
    ['MEMORY=command line=4096', 'command line'],
    ['MEMORY=environment=4096', 'environment'],
    ['VCPUS=file=4', 'distros/x.mk:2'],
    ['NETWORK=file=network=mine', '.env'],
    ['MEMORY=file=512', 'distros/x.ini:4'],
    ['GRAPHICS=file=none', 'default'],
  ] as const) {
    test(`${word}: ${expected}`, () => assert.equal(origin(word), expected));
  }
  test('in a .mk of several instances, or of several targets, the last line that make reads counts', () => {
    lay(folder, {
      'distros/many.mk':
        'one.xml two.xml: MEMORY = 1\none.xml: override VCPUS := 2\n# one.xml: CPU = no\nnone.xml: CPU = 3\n',
      'distros/two.mk': 'two.xml: MEMORY = 2\n',
    });
    const all = planned({ inis: { many: 'instances = one two\n[image]\nfrom = mmdebstrap:bookworm\n' } }).vms;
    const of = (name: string, word: string) => describe(all.find(one => one.name === name)!, [word])[0]!.origin;
    assert.equal(of('one', 'MEMORY=file=1'), 'distros/many.mk:1');
    assert.equal(of('two', 'MEMORY=file=2'), 'distros/two.mk:1');
    assert.equal(of('one', 'VCPUS=override=2'), 'distros/many.mk:2');
    assert.equal(of('one', 'CPU=file='), 'default');
  });
  test('a value may hold = and line ends', () => assert.equal(describe(vm!, ['CPU=file=a=b\nc'])[0]!.value, 'a=b\nc'));
});
