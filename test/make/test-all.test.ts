// What test-all says of VMs that it can't put back.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { layered, make } from '../support/layered.ts';

suite('a VM that test-all can not put back', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ ...layered, 'distros/y.ini': 'like = x\n' });
  writeFileSync(path.join(c.env['FAKE']!, 'bin/ssh'), '#!/bin/sh\n', { mode: 0o755 });
  const testAll = () => c.make(['test-all', 'CMD=true', 'JOBS=1']);

  test('is named with the verb to call, and the tests have failed', () => {
    make(c, 'y.xml');
    c.hook('virsh', 'case "$*" in *undefine*) exit 1 ;; esac');
    c.hook('down', 'exit 1');
    const { code, text } = testAll();
    assert.notEqual(code, 0);
    for (const name of ['x', 'y']) assert.match(text, new RegExp(`^${name} +\\| passed`, 'm'));
    assert.match(text, /^not as before: x, y\n {2}why: .*\n {2}mend: make destroy-x DISKS=1, make down-y$/m);
  });
  test('is not named where that verb has mended it', () => {
    c.hook('virsh', '');
    c.hook('down', '');
    make(c, 'destroy-x', 'DISKS=1');
    make(c, 'down-y');
    const { code, text } = testAll();
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, /not as before/);
  });
});
