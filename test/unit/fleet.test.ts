import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { tell, voice } from '../../scripts/fleet.ts';
import { temporary } from '../support/folder.ts';

suite('what one of many VMs says', () => {
  test('is in its log to the last line when its command has ended', async () => {
    const log = path.join(temporary(), 'log');
    const code = await tell(voice('x', ['x'], log), 'sh', ['-c', "printf 'one\\ntwo\\nthree\\n'; exit 3"]);
    assert.equal(readFileSync(log, 'utf8'), 'one\ntwo\nthree\n');
    assert.equal(code, 3);
  });
});
