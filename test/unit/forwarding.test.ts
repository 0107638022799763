import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { end } from '../../scripts/forwarding.ts';

suite('a process that forwards ports', () => {
  test('is gone when it was ended', async () => {
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    await end(child.pid!);
    assert.deepEqual(await gone, [null, 'SIGTERM']);
  });
  test('may have ended by itself meanwhile', async () => {
    const child = spawn('true', { stdio: 'ignore' });
    await once(child, 'exit');
    await end(child.pid!);
  });
});
