// A command in each distro on each kernel: which are tried, how many at once, and what is said of them.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { other } from '../../scripts/processor.ts';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };

suite('matrix', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({
    ...layered,
    'kernels/far.ini': `[kernel]\nsource = package:linux-image-x\nsuite = bookworm\narch = ${other.debian}\n`,
  });
  make(c, 'image-x');

  test('of pairs that do not fit has failed, and names them', time, () => {
    const { code, text } = c.make(['matrix', 'CMD=true']);
    assert.equal(code, 2, text);
    assert.match(text, /^no distro can be run on any of these kernels\n {2}why: {2}another processor's: x on far\n/m);
  });
  test('leaves out what does not fit, and says so', time, () => {
    c.hook('kernel', '');
    const { text } = make(c, 'matrix', 'CMD=true', 'KERNELS=/boot/one far');
    assert.match(text, /^left out, another processor's: x on far$/m);
    assert.match(text, /^x on \/boot\/one \| passed/m);
  });
  for (const jobs of ['all', '0', '-1', '1.5'])
    test(`takes no JOBS=${jobs}, nor do those that work in VMs`, time, () => {
      for (const goal of ['matrix', 'test-all', 'exec']) {
        const { code, text } = c.make([goal, 'CMD=true', 'KERNELS=/boot/one', `JOBS=${jobs}`]);
        assert.equal(code, 2, text);
        assert.ok(text.includes(`JOBS=${jobs} is no number\n  why:  it is how many at once`), text);
      }
    });
});
