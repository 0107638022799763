import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { chain, closure, going } from '../../scripts/needs.ts';

/** `a>b` is b on a; each of 10 bytes, used in the order of the words. */
const forest = (text: string) =>
  new Map(
    text.split(' ').map((word, used) => {
      const [id = '', parent = ''] = word.split('>').reverse();
      return [id, { id, parent, bytes: 10, used }];
    }),
  );
const layers = forest('a a>b b>c b>d e e>f');

suite('which layers go', () => {
  test('what a needed one stands on is needed', () => assert.deepEqual([...closure(['c'], layers)], ['c', 'b', 'a']));
  test('an id that is not there needs nothing', () => assert.deepEqual([...closure(['z', 'e'], layers)], ['e']));
  test('all that is not needed goes, children first', () =>
    assert.deepEqual(going(layers, closure(['c'], layers)), ['d', 'f', 'e']));
  test('KEEP lets what was used last stay, with what it stands on, as far as it has room', () => {
    assert.deepEqual(going(layers, closure(['c'], layers), 20), ['d']);
    assert.deepEqual(going(layers, closure(['c'], layers), 19), ['d', 'f']);
  });
  test('in any forest: what goes is closed upwards, what stays downwards, and children go before parents', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(50), fc.nat(9)), { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(29)),
        fc.nat(400),
        (nodes, roots, keep) => {
          const all = new Map(
            nodes.map(([parent, bytes, used], index) => [
              String(index),
              { id: String(index), parent: parent < index ? String(parent) : '', bytes, used },
            ]),
          );
          const needed = closure(roots.map(String), all);
          const gone = going(all, needed, keep);
          const idle = [...all.keys()].filter(id => !needed.has(id) && !gone.includes(id));
          assert.ok(idle.reduce((sum, id) => sum + all.get(id)!.bytes, 0) <= keep);
          for (const id of all.keys()) {
            if (gone.includes(id)) assert.ok(!needed.has(id));
            else assert.ok(chain(id, all).every(below => !gone.includes(below)));
          }
          for (const [index, id] of gone.entries())
            assert.ok(gone.slice(0, index).every(earlier => !chain(id, all).includes(earlier)));
        },
      ),
    ));
});
