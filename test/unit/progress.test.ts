import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../support/folder.ts';

test('without a terminal a download tells its bytes by plain lines', () => {
  // A program of its own: how far it is goes to standard output, and standard error is no terminal.
  const script = `import { telling } from ${JSON.stringify(path.join(root, 'dist/scripts/progress.js'))};
    await telling(process.execPath, new Promise(done => setTimeout(done, 100)), 0.01);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  assert.match(said, /^ {2}\d+ MiB so far, .* a second\n$/, 'once, for the file stays as large as it is');
});
