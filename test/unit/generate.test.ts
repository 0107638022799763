import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { makeText } from '../../scripts/checkout.ts';
import { generate } from '../../scripts/generate.ts';
import { root } from '../support/folder.ts';
import { type Given, sources } from '../support/world.ts';

const debian = '[image]\nfrom = mmdebstrap:bookworm\n';
const run = (given: Given) => generate(sources(given));
const codesFor = (name: string) => run({ inis: { [name]: debian } }).problems.map(p => p.code);
const makefile = makeText(readFileSync(path.join(root, 'Makefile.in'), 'utf8'));
const documented = [...makefile.matchAll(/^## ([a-z-]+)(?: .*)?: /gm)].map(m => m[1]!);
const verbs = /^VERBS = (.*)$/m.exec(makefile)![1]!.split(' ');

suite('names that make could not tell apart', () => {
  for (const target of documented) {
    test(`a VM can't be called ${target}, which is a goal`, () =>
      assert.deepEqual(codesFor(target), ['reserved-name']));
    const [verb, ...rest] = target.split('-');
    if (rest.length > 0 && verbs.includes(verb!)) {
      test(`nor ${rest.join('-')}, since make ${target} is a goal`, () =>
        assert.deepEqual(codesFor(rest.join('-')), ['reserved-name']));
    }
  }
  for (const name of ['layers', 'env']) {
    test(`nor ${name}, since generated/${name}.mk is makebox's own`, () =>
      assert.deepEqual(codesFor(name), ['reserved-name']));
  }
  test('a VM whose name is a verb and another VM: reserved while both are there', () => {
    assert.notDeepEqual(run({ inis: { a: debian, 'up-a': debian } }).problems, []);
  });
  test('a name that is no file name for make: bad-name', () => assert.deepEqual(codesFor('Über'), ['bad-name']));
});

suite('verbs', () => {
  test('every verb has one recipe and one line of help', () => {
    for (const verb of verbs) {
      assert.match(makefile, new RegExp(`^\\$\\(filter ${verb}-%,\\$\\(named\\)\\): ${verb}-%:`, 'm'));
      assert.match(makefile, new RegExp(`^## ${verb}-NAME(?: .*)?: `, 'm'));
    }
    assert.deepEqual([...makefile.matchAll(/^## ([a-z-]+)-NAME/gm)].map(m => m[1]).sort(), [...verbs].sort());
  });
});

suite('what is written', () => {
  const given: Given = {
    inis: {
      a: `${debian}layers = s t\n`,
      b: 'like = a\n[domain]\nmemory = 101\n',
      c: '[image]\nfrom = virt-builder:fedora-41\nlayers = s\n',
    },
    snippets: { s: 'install x\n', t: '# c\ninstall y\n', unused: 'install z\n' },
  };
  const { files } = run(given);
  const textOf = (name: string) => files.find(f => f.path === name)?.text;

  test('one make file a VM, one for the layers, and the commands of each layer that virt-customize builds', () => {
    const names = files.map(f => f.path.replace(/[0-9a-f]{16}/, 'ID')).sort();
    assert.deepEqual(names, [
      'Makefile',
      'generated/a.mk',
      'generated/b.mk',
      'generated/c.mk',
      'generated/env.mk',
      'generated/layers.mk',
      'generated/layers/ID-s.cmd',
      'generated/networks/vms.xml',
      'generated/plan.json',
    ]);
  });
  test('Makefile has every placeholder filled', () => assert.doesNotMatch(textOf('Makefile')!, /@[A-Z]+@/));
  test('what two VMs share stands once', () => {
    const targets = [...textOf('generated/layers.mk')!.matchAll(/^(generated\/[^:%]*):/gm)].map(m => m[1]);
    assert.equal(new Set(targets).size, targets.length);
  });
  test('no date, user, home or path of this machine', () => {
    for (const { path: name, text } of files) {
      if (name === 'Makefile') continue;
      for (const word of [root, process.env['HOME'] ?? root])
        assert.ok(word === '/' || !text.includes(word), `${name} holds ${word}`);
    }
  });
  test('the same input gives the same bytes, in whatever order it comes', () => {
    const { inis, snippets } = given as Required<Given>;
    const shuffled = <T>(record: Readonly<Record<string, T>>) =>
      fc
        .shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length })
        .map(entries => Object.fromEntries(entries));
    fc.assert(
      fc.property(shuffled(inis), shuffled(snippets), (i, s) =>
        assert.deepEqual(run({ inis: i, snippets: s }).files, files),
      ),
      { numRuns: 20 },
    );
  });
  test('with one problem nothing is written', () => {
    const { files: none, problems } = run({ ...given, inis: { ...given.inis, d: '[image]\n' } });
    assert.deepEqual([none, problems.length], [[], 1]);
  });
});

suite('settings of .env in make', () => {
  test('are the weakest of assignments, and text', () => {
    const { files } = generate({ ...sources({ inis: { x: debian } }), env: [['CODE_DIR', '/my $(code) #1']] });
    assert.match(files.find(f => f.path === 'generated/env.mk')!.text, /^CODE_DIR \?= \/my \$\$\(code\) \\#1\n$/m);
  });
});

suite('files that only the generator knows', () => {
  const watched = (inputs: string[]) =>
    /^Makefile: (.*)$/m.exec(
      generate({ ...sources({ inis: { x: debian } }), inputs: () => inputs })
        .files[0]!.text.split('\n')
        .slice(-4)
        .join('\n'),
    )?.[1];
  test('are watched, with what make needs for spaces and colons', () =>
    assert.equal(watched(['conf/a b:c']), String.raw`conf/a\ b\:c`));
  test('none, no rule', () => assert.equal(watched([]), undefined));
});
