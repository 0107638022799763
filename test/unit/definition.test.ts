import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseDefinition } from '../../scripts/definition.ts';

const parse = (text: string) => parseDefinition('x', 'distros/x.ini', text);
const settingOf = (text: string, path: string) => parse(text).definition.entries.get(path)?.value;
const found = (text: string) => parse(text).problems.map(({ code, line, args }) => ({ code, line, args }));

suite('what a definition may hold', () => {
  test('keys are found with their section, value and line', () => {
    const { definition, problems } = parse(
      '; a comment\n[image]\nfrom = mmdebstrap:bookworm\n\n[domain]\nmemory=512\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...definition.entries],
      [
        ['image/from', { value: 'mmdebstrap:bookworm', file: 'distros/x.ini', line: 3 }],
        ['domain/memory', { value: '512', file: 'distros/x.ini', line: 6 }],
      ],
    );
  });

  for (const [what, text] of [
    ['a byte order mark', '\uFEFF[domain]\nmemory = 512\n'],
    ['line ends of Windows', '[domain]\r\nmemory = 512\r\n'],
    ['tabs and spaces round everything', ' [ domain ]\t\n\tmemory\t=\t512\t\n'],
    ['no last line end', '[domain]\nmemory = 512'],
    ['comments of both kinds', '# one\n  ; two\n[domain]\n;memory = 101\nmemory = 512\n'],
    ['a section in two parts', '[domain]\nvcpus = 1\n[user]\n[domain]\nmemory = 512\n'],
    ['a value in quotes', '[domain]\nmemory = "512"\n'],
  ] as const) {
    test(`${what} changes nothing`, () => {
      assert.deepEqual(found(text), []);
      assert.equal(settingOf(text, 'domain/memory'), '512');
    });
  }

  test('sections of two words may have any space between', () => {
    assert.equal(settingOf('[share   code]\ntype = 9p\n', 'share code/type'), '9p');
  });

  test('a section of a NAME may be all that is said, and is known by its line', () =>
    assert.deepEqual(parse('[disk data]\n').definition.entries.get('disk data/'), {
      value: '',
      file: 'distros/x.ini',
      line: 1,
    }));
  test('an XPath is part of a key, with its numbers', () => {
    const line = 'xml../devices/disk[2]/driver/@queues';
    assert.deepEqual(found(`[domain]\n${line}=4\n`), []);
    assert.equal(settingOf(`[domain]\n${line}=4\n`, `domain/${line}`), '4');
  });
  test('quotes keep what would begin a comment', () => {
    assert.equal(settingOf('[domain]\nkernel-args = "a;b #c"\n', 'domain/kernel-args'), 'a;b #c');
    assert.equal(settingOf("[domain]\nkernel-args = 'a;b #c'\n", 'domain/kernel-args'), 'a;b #c');
  });

  for (const word of ['null', 'true', 'false', "'1.0'", "'[1,2]'", `'{"a":1}'`, '"null"']) {
    test(`${word} is text, though ini gives it a type`, () => {
      assert.deepEqual(found(`[domain]\nkernel-args = ${word}\n`), []);
      assert.equal(
        settingOf(`[domain]\nkernel-args = ${word}\n`, 'domain/kernel-args'),
        word.replaceAll(/^["']|["']$/g, ''),
      );
    });
  }

  test('a value arrives as it was written, or is refused', () => {
    const written = fc
      .string({ unit: fc.constantFrom(...'a1 $#;`\'"\\,:=[]{}%&|()'), minLength: 1 })
      .map(text => text.trim());
    fc.assert(
      fc.property(written, fc.constantFrom('', "'", '"'), (text, quote) => {
        fc.pre(quote ? !text.includes(quote) : !/^["']/.test(text));
        // What double quotes hold is a JSON string, if it can be one.
        fc.pre(quote !== '"' || !text.includes('\\'));
        const { definition, problems } = parse(`[domain]\nkernel-args = ${quote}${text}${quote}\n`);
        if (problems.length === 0) assert.equal(definition.entries.get('domain/kernel-args')?.value, text.trim());
      }),
    );
  });
});

suite('what a definition may not hold', () => {
  test('a control character or a broken encoding: not-text', () => {
    assert.deepEqual(
      found('[domain]\nkernel-args = a\u0007b\n').map(p => [p.code, p.line]),
      [['not-text', 2]],
    );
    assert.deepEqual(
      found(`[domain]\nkernel-args = "a\\nb"\n`).map(p => [p.code, p.line]),
      [['bad-value', 2]],
    );
  });
  test('a section that is not known, once for all its keys: unknown-section', () => {
    const [problem, ...others] = found('[imag]\nfrom = x\nsize = 1\n');
    assert.deepEqual(
      [problem?.code, problem?.line, problem?.args.slice(0, 2)],
      ['unknown-section', 1, ['imag', 'image']],
    );
    assert.deepEqual(others, []);
  });
  test('a line without a value: bad-line', () => {
    assert.deepEqual(found('[image]\nfrom\n'), [{ code: 'bad-line', line: 2, args: ['from'] }]);
  });
  test('a key that is not known: unknown-key, with the nearest of its section', () => {
    assert.deepEqual(found('[domain]\nmemry = 5\n'), [
      { code: 'unknown-key', line: 2, args: ['memry', 'domain', 'memory'] },
    ]);
    assert.deepEqual(found('lik = x\n'), [{ code: 'unknown-key', line: 1, args: ['lik', '', 'like'] }]);
  });
  test('a key twice: duplicate-key, also over two parts of a section', () => {
    const problem = { code: 'duplicate-key', line: 5, args: ['memory', 'domain', '2'] };
    assert.deepEqual(found('[domain]\nmemory = 101\n[user]\n[domain]\nmemory = 101\n'), [problem]);
  });
  test('a comment behind a value: cut-value', () => {
    assert.deepEqual(
      found('[domain]\nmemory = 512 ; enough\n').map(p => p.code),
      ['cut-value'],
    );
    assert.deepEqual(
      found('[domain]\nkernel-args = a#b\n').map(p => p.code),
      ['cut-value'],
    );
  });
  for (const [path, value] of [
    ['domain/memory', '0'],
    ['domain/memory', '2G'],
    ['domain/memory', '-1'],
    ['domain/vcpus', 'two'],
    ['image/size', '10'],
    ['image/size', '10GB'],
    ['image/size', '1.5G'],
    ['image/sha256', 'ABC'],
    ['image/mirror', 'deb.debian.org'],
    ['image/cloud-init', 'maybe'],
    ['share code/type', 'smb'],
    ['share code/target', 'code'],
    ['user/name', ''],
    ['cloud-init/user-data', 'a=b'],
    ['guest/timezone', 'Europe/../Berlin'],
    ['guest/timezone', '/etc/localtime'],
    ['guest/locale', 'German'],
    ['guest/locale', 'C.UTF-8 LC_ALL=C'],
    ['domain/graphics', 'vcn'],
    ['domain/graphics', ''],
    ['domain/video', 'virtio2,heads=2'],
  ] as const) {
    test(`${path} = ${value}: bad-value`, () => {
      const [section = '', key = ''] = path.split('/');
      const problems = found(`[${section}]\n${key} = ${value}\n`);
      assert.deepEqual(
        problems.map(p => [p.code, p.line, p.args.slice(0, 2)]),
        [['bad-value', 2, [value, key]]],
      );
    });
  }
  for (const [path, value] of [
    ['guest/timezone', 'America/Argentina/Buenos_Aires'],
    ['guest/timezone', 'Etc/GMT+12'],
    ['guest/timezone', 'UTC'],
    ['guest/locale', 'C.UTF-8'],
    ['guest/locale', 'ca_ES.UTF-8@valencia'],
    ['cloud-init/user-data', 'seed/my data'],
    ['domain/graphics', 'vnc,port=5901,listen=0.0.0.0'],
    ['domain/video', 'none'],
    ['domain/video', 'model=virtio'],
    ['domain/graphics', 'type=vnc,port=5901'],
    ['network lab/ip', ''],
    ['network lab/mac', ''],
  ] as const) {
    test(`${path} = ${value} is good`, () => {
      assert.deepEqual(found(`[${path.replace('/', ']\n')} = ${value}\n`), []);
    });
  }
  test('all of it at once', () => {
    const text = '[image]\nfrom\n[domain]\nmemry = 5\nmemory = x\n';
    assert.deepEqual(
      found(text).map(p => [p.line, p.code]),
      [
        [2, 'bad-line'],
        [4, 'unknown-key'],
        [5, 'bad-value'],
      ],
    );
  });
});
