// What goes in comes out byte for byte, through the real make and the real sh. Many values go through one run.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { recipe, shell, unwritable, value } from '../../scripts/escape.ts';
import { type Checkout, checkout, debian, locked, type Result } from '../support/checkout.ts';
import { lay, temporary } from '../support/folder.ts';

const nasty = [
  '$(shell touch pwned)',
  '$(touch pwned)',
  '`touch pwned`',
  '$'.concat('{HOME}'),
  '$HOME',
  '$$',
  '$',
  '; touch pwned',
  '& touch pwned',
  '| touch pwned',
  '> pwned',
  "it's",
  '"quoted"',
  "'",
  '"',
  '#hash',
  'a # b',
  'a\\',
  '\\',
  '\\\\',
  '\\#',
  '\\\\#',
  ';#',
  '#;',
  ';\\#',
  'two  spaces',
  '%',
  '*',
  '~',
  '!x',
  '{a,b}',
  '(x)',
  '(',
  ')',
  '$(',
  '${',
  '$(1)',
  '$@',
  '@x',
  '-x',
  '+x',
  ':=',
  ':',
  '=',
  'é€😀',
  '$(error x)',
  '$(file >pwned)',
  ',',
  'a,b',
  '\\,',
  '<x',
  '^',
  '?',
  '[a-z]',
  'endef',
  'define x',
  '%n%s',
  '!',
];
const character = fc.constantFrom(...'ab 01$#%;:,=\\\'"`(){}[]<>|&*?!~@^-+./_\t€é');
const text = fc
  .oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: character, maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  .filter(t => !unwritable.test(t));
const texts = (count: number) => fc.array(text, { minLength: count, maxLength: count });

/** What `make` prints, parted at NUL. */
function words(folder: string, makefile: string): string[] {
  lay(folder, { Makefile: makefile });
  return execFileSync('make', ['-s', 'x'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } })
    .split('\0')
    .slice(0, -1);
}

suite('escapes', () => {
  const folder = temporary();
  for (const sh of ['/bin/sh', '/bin/bash']) {
    test(`recipe(shell(x)) is x for ${path.basename(sh)}`, () => {
      const property = fc.property(texts(200), all => {
        const makefile = `SHELL = ${sh}\nx:\n\t@printf '%s\\0' ${all.map(t => recipe(shell(t))).join(' ')}\n`;
        assert.deepEqual(words(folder, makefile), all);
      });
      fc.assert(property, { numRuns: 5 });
    });
  }
  for (const [what, assign] of [
    ['name = value', (i: number, t: string) => `v${i} = ${t}`],
    ['name ?= value', (i: number, t: string) => `v${i} ?= ${t}`],
    ['target: name ?= value', (i: number, t: string) => `x: v${i} ?= ${t}`],
    ['target: name = value, read in an order-only prerequisite', (i: number, t: string) => `x: v${i} = ${t}`],
  ] as const) {
    test(`value(x) is x after ${what}`, () => {
      const property = fc.property(texts(100), all => {
        const q = `q = '$(subst ','\\'',$1)'`;
        const lines = all.map((t, i) => assign(i, value(t)));
        assert.deepEqual(
          words(
            folder,
            `${q}\n${lines.join('\n')}\nx:\n\t@printf '%s\\0' ${all.map((_, i) => `$(call q,$(v${i}))`).join(' ')}\n`,
          ),
          all,
        );
      });
      fc.assert(property, { numRuns: 5 });
    });
  }
});

/** What a value must begin with: the kind that virt-install knows, a folder's root. The rest is any text. */
const begins: Readonly<Record<string, string>> = { VIDEO: 'virtio,', GRAPHICS: 'vnc,', CODE_DIR: '/' };
const begun = (variable: string, t: string) => `${begins[variable] ?? ''}${t}`;

/** Settings that are any text: [variable, section and key in a definition, what virt-install must be given]. */
const carriers: readonly (readonly [
  variable: string,
  section: string,
  key: string,
  given: (r: Result) => string | undefined,
])[] = [
  ['OS_VARIANT', 'domain', 'os-variant', r => after(r, '--osinfo')],
  ['CPU', 'domain', 'cpu', r => after(r, '--cpu')?.replace(/,disable=(svm|vmx)$/, '')],
  ['MACHINE', 'domain', 'machine', r => after(r, '--machine')],
  ['VIDEO', 'domain', 'video', r => after(r, '--video')],
  ['TITLE', 'domain', 'title', r => metadata(r)?.[2]],
  ['DESCRIPTION', 'domain', 'description', r => metadata(r)?.[1]],
  ['GRAPHICS', 'domain', 'graphics', r => after(r, '--graphics')],
  ['NETWORK', 'domain', 'network', r => after(r, '--network')?.replace(/,mac=[0-9a-f:]*$/, '')],
  [
    'KERNEL_ARGS',
    'domain',
    'kernel-args',
    r =>
      /kernel_args=root=\/dev\/vda rw console=ttyS0 (?:mitigations=off no_timer_check tsc=reliable )?([\s\S]*)$/
        .exec(after(r, '--boot') ?? '')?.[1]
        ?.replaceAll(/\\(.)/g, '$1'),
  ],
  [
    'CODE_DIR',
    'share code',
    'source',
    r =>
      /^source=([\s\S]*),target=\/code,driver\.type=virtiofs,accessmode=passthrough$/
        .exec(after(r, '--filesystem') ?? '')?.[1]
        ?.replaceAll(/\\(.)/g, '$1'),
  ],
];
const after = (r: Result, name: string) => {
  const call = r.calls.find(([tool]) => tool === 'virt-install') ?? [];
  return call.includes(name) ? call[call.indexOf(name) + 1] : undefined;
};

/** Description and title, as virt-install's parser leaves them. */
const metadata = (r: Result) =>
  /description=makebox [0-9a-f]{16} x - ([\s\S]*),title=([\s\S]*)$/
    .exec(after(r, '--metadata') ?? '')
    ?.map(text => text.replaceAll(/\\(.)/g, '$1'));

suite('a value from outside reaches virt-install as it is, or is refused', () => {
  const c: Checkout = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
  assert.equal(c.make(['x.xml']).code, 0);
  const env = c.read('.env');
  let round = 0;
  // No value is empty, which means the default, nor has a space at its end, which dotenv and ini take away.
  const one = text.filter(t => t.trim() === t && t !== '' && !t.includes('\t'));
  const values = fc.tuple(...carriers.map(([variable]) => one.map(t => begun(variable, t))));
  const check = (all: readonly string[], asked: (assignments: [string, string][]) => Result) => {
    const result = asked(carriers.map(([variable], i) => [variable, all[i]!]));
    assert.ok(!c.exists('pwned'), 'it was executed');
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(
      carriers.map(([, , , given]) => given(result)),
      all,
      result.text,
    );
  };
  /** Something else each time, so that the domain is remade though the values may be the same. */
  const again = () => ({ VCPUS: String(++round) });
  const runs = { numRuns: 12, examples: chunks(nasty.filter(t => t.trim() === t)).map(all => [all] as [string[]]) };
  const fits = (allowed: (t: string) => boolean) => ({
    ...runs,
    examples: runs.examples.filter(([all]) => all.every(allowed)),
  });

  test('from the environment', () => {
    fc.assert(
      fc.property(values, all => check(all, pairs => c.make(['x.xml'], { ...Object.fromEntries(pairs), ...again() }))),
      runs,
    );
  });
  test('from .env', () => {
    // dotenv has no escape for the quote that a value stands in.
    const plain = (t: string) => !t.includes("'");
    const property = fc.property(values, all => {
      fc.pre(all.every(plain));
      check(all, pairs => {
        c.write({ '.env': `${env}${pairs.map(([name, t]) => `${name}='${t}'\n`).join('')}` });
        return c.make(['x.xml'], again());
      });
    });
    fc.assert(property, fits(plain));
    c.write({ '.env': env });
  });
  test('from the definition', () => {
    // ini has no escape for what it takes for its own, and two braces begin the name of a param.
    const plain = (t: string) => !/["\\]|\{\{/.test(t);
    const property = fc.property(values, all => {
      fc.pre(all.every(plain));
      check(all, () => {
        c.write({
          'distros/x.ini': `${debian}${carriers.map(([, section, key], i) => `[${section}]\n${key} = "${all[i]}"\n`).join('')}`,
        });
        return c.make(['x.xml'], again());
      });
    });
    fc.assert(property, fits(plain));
    c.write({ 'distros/x.ini': debian });
  });
  test('from the command line, dollars doubled as make wants it', () => {
    const property = fc.property(values, all =>
      check(all, pairs =>
        c.make(['x.xml', ...pairs.map(([name, t]) => `${name}=${t.replaceAll('$', '$$$$')}`)], again()),
      ),
    );
    fc.assert(property, { numRuns: 3 });
  });
});

/** As many at a time as there are carriers. */
function chunks(all: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (let i = 0; i < all.length; i += carriers.length) {
    rows.push(carriers.map(([variable], j) => begun(variable, all[(i + j) % all.length]!)));
  }
  return rows;
}
