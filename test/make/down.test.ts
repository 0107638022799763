// down-NAME of a guest that takes its time.

import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';

suite('down-', () => {
  const c = checkout({ 'distros/x.ini': `${debian}[share code]\ntype = none\n`, 'distros/x.lock': locked });
  const { folder } = libvirt(c);
  const virsh = path.join(folder, 'bin/virsh');
  mkdirSync(path.join(folder, 'real'));
  renameSync(virsh, path.join(folder, 'real/virsh'));
  /** Its guest hears nothing, and before it is forced `first` happens. */
  const deaf = (first: string) =>
    writeFileSync(
      virsh,
      `#!/bin/sh\ncase "$*" in *" shutdown "*) exit ;; *" destroy "*) ${first} ;; esac\nexec "$FAKE/real/virsh" "$@"\n`,
      { mode: 0o755 },
    );
  deaf(':');
  const down = () => {
    assert.equal(c.make(['up-x']).code, 0);
    return c.make(['down-x', 'TIMEOUT=1'], { REAL: 'down' });
  };

  test('forces a guest that does not end', () => {
    const { code, text, calls } = down();
    assert.equal(code, 0, text);
    assert.match(text, /^x: did not shut down within 1 s, so it was forced$/m);
    assert.ok(calls.some(words => words.includes('destroy')));
  });
  test('takes one that ends at the last moment for down', () => {
    deaf('rm -f "$FAKE"/domains/*.state "$FAKE"/domains/*.live');
    const { code, text } = down();
    assert.equal(code, 0, text);
    assert.match(text, /^x: down$/m);
  });
  test('says what libvirt says where it can not force it', () => {
    deaf('echo "error: device busy" >&2; exit 1');
    const { code, text } = down();
    assert.equal(code, 2);
    assert.match(text, /device busy/);
  });
});
