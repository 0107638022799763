import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { suite, test } from 'node:test';
import { passOn } from '../../scripts/output.ts';

suite('what a command says', () => {
  const mark = 'abc';
  const all = Buffer.alloc(1024 * 1024, 'line\n');
  const said = async (to: Writable) => {
    const from = new PassThrough();
    let heard = 0;
    const done = passOn(from, to, mark, part => {
      heard += part.length;
    });
    for (let at = 0; at < all.length; at += 4096) from.write(all.subarray(at, at + 4096));
    from.write(`\u0001${mark}behind`);
    await done;
    return heard;
  };

  test('is passed on up to the mark', async () => {
    let taken = 0;
    const to = new Writable({
      write: (part: Buffer, _, next) => {
        taken += part.length;
        setImmediate(next);
      },
    });
    assert.equal(await said(to), all.length);
    while (to.writableNeedDrain) await once(to, 'drain');
    assert.equal(taken, all.length);
  });
  test('is heard to its end where nobody reads any more', { timeout: 20_000 }, async () => {
    const to = new Writable({ write: (_part, _, next) => next(new Error('EPIPE')) });
    // As makebox.ts has it.
    to.on('error', () => {});
    assert.equal(await said(to), all.length);
  });
});
