// A daemon whose parent is killed while it begins.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { missing, root, temporary } from '../support/folder.ts';

suite('what is bound to a process', { skip: missing('setpriv') }, () => {
  test('does not begin where that has ended before the kernel was told', async () => {
    const folder = temporary();
    const pid = path.join(folder, 'pid');
    const slow = path.join(folder, 'setpriv');
    writeFileSync(
      slow,
      `#!/bin/sh\necho $$ >'${pid}'\nwhile [ -e /proc/$PARENT ]; do sleep 0.01; done\nexec /usr/bin/setpriv "$@"\n`,
    );
    chmodSync(slow, 0o755);
    const parent = `import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bound } from '${path.join(root, 'dist/scripts/bound.js')}';
spawn(...bound('KILL', ['sleep', '1000']), { stdio: 'ignore', env: { ...process.env, PARENT: String(process.pid) } });
while (!existsSync('${pid}')) await new Promise(resolve => setTimeout(resolve, 5));
process.kill(process.pid, 'SIGKILL');`;
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
    spawnSync(process.execPath, ['--input-type=module', '-e', parent], { env, stdio: 'inherit' });
    const begun = readFileSync(pid, 'utf8').trim();
    for (let turn = 0; turn < 500 && existsSync(`/proc/${begun}`); turn++) await delay(10);
    const alive = existsSync(`/proc/${begun}`);
    if (alive) process.kill(Number(begun), 'SIGKILL');
    assert.ok(!alive, 'it lives on');
  });
});
