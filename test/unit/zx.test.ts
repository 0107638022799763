import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { suite, test } from 'node:test';
import { lay, root, temporary } from '../support/folder.ts';

suite('what is called by zx', () => {
  test("reads nobody's ~/.bashrc, also where no shell is around", () => {
    const home = temporary();
    lay(home, { '.bashrc': 'echo from the person\n' });
    const script = `import { $ } from '${path.join(root, 'dist/scripts/zx.js')}'; process.stdout.write((await $({ quiet: true })\`echo said\`).stdout)`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: home },
    });
    assert.equal(said, 'said\n');
  });
});
