import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { size, time } from '../../scripts/amount.ts';
import { dot } from '../../scripts/graph/dot.ts';
import { svg } from '../../scripts/graph/svg.ts';
import { summary, text } from '../../scripts/graph/text.ts';
import { type Built, fold, nodesOf, type Part, trees } from '../../scripts/graph/tree.ts';
import { planned } from '../support/world.ts';

const id = (name: string) => `0123456789abcdef-${name}`;
const layer = (name: string, kind: string, parent?: string): Part => ({
  id: id(name),
  kind,
  ...(parent ? { parent: id(parent) } : {}),
});
const image = (name: string, top = name) => ({ name, image: id(top) });
const there = (bytes: number, seconds?: number): Built =>
  ({ bytes, ...(seconds === undefined ? {} : { record: { bytes, seconds } }) }) as Built;

const layers = [layer('base', 'mmdebstrap'), layer('tools', 'snippet', 'base'), layer('web', 'identity', 'tools')];
const built = new Map([
  [id('base'), there(400 * 2 ** 20, 40)],
  [id('tools'), there(850 * 1024)],
]);
const forest = trees(layers, [image('web'), image('common', 'tools')], built);

suite('trees of layers', () => {
  test('of a plan: what is shared is there once, below its parent', () => {
    const { vms, layers: parts } = planned({
      inis: { a: '[image]\nfrom = mmdebstrap:bookworm\nlayers = tools\n', b: 'like = a\n' },
      snippets: { tools: 'install less\n' },
    });
    const [base, ...others] = trees(parts, vms, new Map());
    assert.deepEqual(others, []);
    assert.deepEqual(
      nodesOf([base!]).map(({ name, images }) => [name, ...images]),
      [['debian-bookworm'], ['tools'], ['a', 'a'], ['b', 'b']],
    );
  });
  test('a layer that is there without a record has a size and no time', () => {
    const [base] = forest;
    const [tools] = base!.children;
    assert.deepEqual([base!.cached, base!.bytes, base!.seconds], [true, 400 * 2 ** 20, 40]);
    assert.deepEqual([tools!.cached, tools!.bytes, tools!.seconds], [true, 850 * 1024, undefined]);
    assert.deepEqual([tools!.children[0]!.cached, tools!.children[0]!.bytes], [false, undefined]);
  });
  test('an image may end at any layer', () => assert.deepEqual(forest[0]!.children[0]!.images, ['common']));
});

suite('in lines', () => {
  test('a tree, its columns, and what is known of each', () => {
    assert.equal(
      text(forest),
      [
        'LAYER     KIND        STATE        SIZE  BUILT IN  IMAGE OF\n',
        'base      mmdebstrap  cached    400 MiB    40.0 s\n',
        '└─ tools  snippet     cached    850 KiB         -  common\n',
        '   └─ web  identity    to build        -         -  web\n',
      ]
        .join('')
        .replaceAll(/^(LAYER|base|└─ tools) /gm, '$1  '),
    );
  });
  test('the sum of all', () => {
    assert.equal(summary(forest), '3 layers, 2 cached, 401 MiB, built in 40.0 s');
    assert.equal(summary([]), '0 layers, 0 cached');
    assert.equal(summary(trees([layer('x', 'url')], [], new Map())), '1 layer, 0 cached');
  });
  test('a thousand VMs on one base are two lines: those that are cached, and the others', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `vm-${at}`);
    const many = [layer('base', 'mmdebstrap'), ...names.map(name => layer(name, 'identity', 'base'))];
    const some = new Map(names.slice(0, 300).map(name => [id(name), there(2 ** 20, 0.5)]));
    const shown = fold(
      trees(
        many,
        names.map(name => image(name)),
        some,
      ),
    );
    assert.deepEqual(text(shown).split('\n').slice(2, -1), [
      '├─ vm-0 … vm-299    identity    cached    300 MiB  2 min 30 s  300 images',
      '└─ vm-300 … vm-999  identity    to build        -           -  700 images',
    ]);
  });
  test('a dozen stay as they are', () => {
    const names = Array.from({ length: 12 }, (_, at) => `vm-${at}`);
    const many = trees([layer('base', 'url'), ...names.map(name => layer(name, 'identity', 'base'))], [], new Map());
    assert.deepEqual(fold(many), many);
  });
});

suite("in Graphviz's language", () => {
  test('a statement for each node and each edge', () => {
    assert.deepEqual(dot(forest).split('\n').slice(4, -2), [
      '  "0123456789abcdef-base" [class=cached label=<<table border="0" cellspacing="0" cellpadding="1"><tr><td align="left"><b>base</b></td></tr><tr><td align="left"><font point-size="11">mmdebstrap, cached</font></td></tr><tr><td align="left"><font point-size="11">400 MiB, 40.0 s</font></td></tr></table>>]',
      '  "0123456789abcdef-tools" [class=cached label=<<table border="0" cellspacing="0" cellpadding="1"><tr><td align="left"><b>tools</b></td></tr><tr><td align="left"><font point-size="11">snippet, cached</font></td></tr><tr><td align="left"><font point-size="11">850 KiB</font></td></tr><tr><td align="left"><font point-size="11">image of common</font></td></tr></table>>]',
      '  "0123456789abcdef-web" [class=missing style="rounded,dashed" label=<<table border="0" cellspacing="0" cellpadding="1"><tr><td align="left"><b>web</b></td></tr><tr><td align="left"><font point-size="11">identity, to build</font></td></tr></table>>]',
      '  "0123456789abcdef-base" -> "0123456789abcdef-tools"',
      '  "0123456789abcdef-tools" -> "0123456789abcdef-web"',
    ]);
  });
  test('what its quotes and its HTML would read otherwise is kept', async () => {
    const odd = `0123456789abcdef-a"b\\<i>&amp;`;
    const picture = await svg(dot(trees([{ id: odd, kind: 'url' }], [], new Map())), 'odd');
    const [name] = [...picture.matchAll(/>([^<]*)<\/text>/g)].map(([, inner]) => inner);
    assert.equal(name, 'a&quot;b\\&lt;i&gt;&amp;amp;');
  });
});

suite('as a picture', () => {
  test('an svg element alone, with its own colours', async () => {
    const picture = await svg(dot(forest), 'a name');
    assert.match(picture, /^<svg class="layers" [^>]*role="img" aria-label="a name" width="[\d.]+" height="[\d.]+"/);
    assert.match(picture, /<\/svg>\n$/);
    assert.doesNotMatch(picture, /<!DOCTYPE|<\?xml|<script|https?:(?!\/\/www\.w3\.org\/)/);
  });
  test('no layer at all is a picture too', async () => assert.match(await svg(dot([]), ''), /^<svg /));
});

suite('amounts', () => {
  for (const [bytes, words] of [
    [0, '0 KiB'],
    [196 * 1024, '196 KiB'],
    [2 ** 20, '1.0 MiB'],
    [412.4 * 2 ** 20, '412 MiB'],
    [1.25 * 2 ** 30, '1.3 GiB'],
  ] as const) {
    test(words, () => assert.equal(size(bytes), words));
  }
  for (const [seconds, words] of [
    [0.04, '0.0 s'],
    [59.94, '59.9 s'],
    [59.96, '1 min 0 s'],
    [185, '3 min 5 s'],
    [3725, '1 h 2 min'],
  ] as const) {
    test(words, () => assert.equal(time(seconds), words));
  }
});
