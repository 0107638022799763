import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Node } from '../../scripts/graph/tree.ts';
import { html } from '../../scripts/render.ts';
import { saving } from '../../scripts/report/page.ts';
import { runs, ticks } from '../../scripts/report/timeline.ts';

const noon = Date.UTC(2026, 2, 1, 12);
/** Seconds after noon, and seconds that it took. */
const built = (name: string, begins: number, seconds: number) => ({
  // The hash tells nothing of the order.
  id: `${name === 'b' ? 'f'.repeat(16) : '0'.repeat(16)}-${name}`,
  kind: 'snippet',
  engine: 'appliance',
  started: noon + begins * 1000,
  seconds,
});
const begins = (run: ReturnType<typeof runs>[number]) => run.bars.map(bar => [bar.id.slice(17), bar.begins]);

suite('runs', () => {
  test('nothing recorded: none', () => assert.deepEqual(runs([]), []));
  test('bars begin where the records say, in that order, whatever order the records have', () => {
    const [run, ...others] = runs([built('c', 40, 20), built('a', 0, 40), built('b', 40, 30)]);
    assert.deepEqual(others, []);
    assert.deepEqual(begins(run!), [
      ['a', 0],
      ['b', 40],
      ['c', 40],
    ]);
    assert.deepEqual([run!.started, run!.seconds, run!.work, run!.atOnce], [noon, 70, 90, 2]);
  });
  test('a minute without a build ends a run; the newest comes first', () => {
    const found = runs([built('a', 0, 10), built('b', 70, 5), built('c', 136, 1)]);
    assert.deepEqual(found.map(begins), [
      [['c', 0]],
      [
        ['a', 0],
        ['b', 70],
      ],
    ]);
  });
  test('a long build holds its run together, though shorter ones ended before', () => {
    assert.equal(runs([built('long', 0, 600), built('a', 1, 1), built('b', 500, 1)]).length, 1);
  });
  test('one that begins when another ends is not beside it', () => {
    assert.equal(runs([built('a', 0, 10), built('b', 10, 10)])[0]!.atOnce, 1);
    assert.equal(runs([built('a', 0, 10), built('b', 9, 10), built('c', 9.5, 1)])[0]!.atOnce, 3);
  });
});

suite('the lines of a scale', () => {
  for (const [seconds, want] of [
    [0.3, [0, 0.1, 0.2, 0.3]],
    [70, [0, 20, 40, 60]],
    [600, [0, 120, 240, 360, 480, 600]],
    [0, [0]],
  ] as const) {
    test(`${seconds} s`, () => assert.deepEqual(ticks(seconds), want));
  }
  test('five at most, however long it took', () => {
    for (const seconds of [0.01, 1, 13, 100, 5000, 90_000, 1e6]) assert.ok(ticks(seconds).length <= 6);
  });
});

suite('what sharing saves', () => {
  const node = (name: string, bytes: number | undefined, images: string[], children: Node[] = []): Node => ({
    id: name,
    name,
    kind: 'x',
    cached: bytes !== undefined,
    ...(bytes === undefined ? {} : { bytes }),
    images,
    children,
  });
  test('each image as a copy of all its layers, against each layer once', () => {
    const root = node('base', 100, [], [node('a', 1, ['a']), node('b', 2, ['b'])]);
    assert.deepEqual(saving([root]), { images: 2, layers: 103, flat: 203 });
  });
  test('an image that ends below another counts too', () => {
    assert.deepEqual(saving([node('base', 100, ['c'], [node('a', 1, ['a'])])]), { images: 2, layers: 101, flat: 201 });
  });
  test('what no built image needs does not count', () => {
    const root = node('base', 100, [], [node('idle', 50, []), node('a', 1, ['a']), node('new', undefined, ['new'])]);
    assert.deepEqual(saving([root, node('other', 7, [])]), { images: 1, layers: 101, flat: 101 });
  });
});

test('a page escapes each value, but for one in three braces', () => {
  const value = `<i>&"'=`;
  assert.equal(html('{{value}} {{{value}}}', { value }), `&lt;i&gt;&amp;&quot;&#x27;&#x3D; ${value}`);
  assert.throws(() => html('{{nobody}}', {}), /nobody/);
});
