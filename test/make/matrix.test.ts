// A command in each distro on each kernel: which are tried, how many at once, and what is said of them.

import assert from 'node:assert/strict';
import { freemem } from 'node:os';
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
    const { text } = make(c, 'matrix', 'CMD=true', 'KERNELS=/boot/one far');
    assert.match(text, /^left out, another processor's: x on far$/m);
    assert.match(text, /^x on \/boot\/one \| passed/m);
  });
  test('tries so many at once as JOBS says, and no more', time, () => {
    // Each waits until two are there, or five seconds.
    c.hook(
      'run',
      `: >"$FAKE/in.$$"; n=0; until set -- "$FAKE"/in.*; [ $# -gt 1 ] || [ $n -gt 100 ]; do n=$((n + 1)); sleep 0.05; done
      sleep 0.5; set -- "$FAKE"/in.*; echo "together: $#"; sleep 1; rm -f "$FAKE/in.$$"`,
    );
    const { text } = make(c, 'matrix', 'CMD=true', 'KERNELS=/boot/a /boot/b /boot/c', 'JOBS=2', 'MEM=64');
    assert.match(text, /together: 2$/m);
    assert.doesNotMatch(text, /together: 3$/m);
  });
  test('tries no more at once than there is memory for, by what is defined or MEM', time, () => {
    c.hook('run', '[ ! -e "$FAKE/in" ] || exit 1; : >"$FAKE/in"; sleep 0.5; rm "$FAKE/in"');
    const both = ['matrix', 'CMD=true', 'KERNELS=/boot/a /boot/b', 'JOBS=2'];
    make(c, ...both, 'MEM=9999G');
    c.write({ 'distros/x.ini': `${layered['distros/x.ini']}[domain]\nmemory = ${Math.ceil(freemem() / 2 ** 20)}\n` });
    make(c, ...both);
  });
  test('says of each how it ended', time, () => {
    c.hook(
      'run',
      `case " $* " in *" /boot/bad "*) exit 1 ;; *" /boot/three "*) ;; *) exit 0 ;; esac
      while [ "$1" != --results ]; do shift; done; mkdir -p "$2"; echo 3 >"$2/run-x.exit"; exit 3`,
    );
    const { code, text } = c.make(['matrix', 'CMD=true', 'KERNELS=/boot/ok /boot/bad /boot/three']);
    assert.equal(code, 2);
    assert.match(
      text,
      /^x on \/boot\/ok +\| passed +\|.*\nx on \/boot\/bad +\| not run +\|.*\nx on \/boot\/three +\| exit 3 +\|/m,
    );
    assert.match(c.read('generated/matrix.xml'), /tests="3" failures="2"/);
    c.hook('run', '');
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
