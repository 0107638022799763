// What uninstall takes away, and says before.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

suite('uninstall', () => {
  const c = checkout({
    'distros/db.ini': `${debian}[disk store]\nsize = 1G\npersistent = yes\n`,
    'distros/db.lock': locked,
  });
  const disk = 'generated/workspace/disks/db+store.qcow2';
  const theirs = path.join(c.data, 'theirs');

  test('names each disk of data, and takes nothing until it is told to', () => {
    c.hook('qemu-img', 'case "$*" in *--output=json*) echo "{}"; exit ;; esac');
    const made = c.make(['db.xml']);
    assert.equal(made.code, 0, made.text);
    const gone = c.make(['destroy-db']);
    assert.equal(gone.code, 0, gone.text);
    assert.ok(c.exists(disk));
    writeFileSync(theirs, '');
    const { code, text } = c.make(['uninstall']);
    assert.equal(code, 0, text);
    assert.match(text, /^would remove the disk store of db, of .*my checkout$/m);
    assert.ok(c.exists(disk));
  });
  test('takes them away, and leaves what is not ours', () => {
    const { code, text } = c.make(['uninstall', 'YES=1']);
    assert.equal(code, 0, text);
    assert.match(text, /^removes the disk store of db/m);
    assert.ok(!existsSync(path.join(c.folder, disk)));
    assert.match(text, new RegExp(`^${c.data} stays, for it holds theirs$`, 'm'));
    assert.ok(existsSync(theirs));
  });
});
