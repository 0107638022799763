// A daemon that does not hear the first time that it is to end, as QEMU's now and then does not.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { withRawView } from '../../scripts/raw-view.ts';
import { missing, temporary } from '../support/folder.ts';

/** Shows what it was told to show, and ends at the SIGTERM of this number. */
const daemon = (hears: number) => `#!/bin/sh
raw=$(printf %s "$4" | sed 's/.*"mountpoint":"\\([^"]*\\)".*/\\1/')
told=0; trap 'told=$((told + 1)); [ $told -lt ${hears} ] || exit 0' TERM
echo shown >"$raw"
while :; do sleep 0.02; done
`;

suite('a view of an image', { skip: missing('setpriv') }, () => {
  test('goes though its daemon does not hear at once', async () => {
    const folder = temporary();
    const program = path.join(folder, 'qemu-storage-daemon');
    writeFileSync(program, daemon(3));
    chmodSync(program, 0o755);
    const { PATH } = process.env;
    process.env['PATH'] = `${folder}:${PATH}`;
    try {
      const image = path.join(folder, 'x.qcow2');
      let seen = '';
      await withRawView(image, true, async raw => {
        seen = raw;
        assert.ok(existsSync(raw));
      });
      assert.ok(!existsSync(path.dirname(seen)));
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
