import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { shell } from '../../scripts/escape.ts';
import { reseedFromHost } from '../../scripts/reseed.ts';

test('new random numbers are asked for in one word of one line, which sh can read', () => {
  assert.match(shell(reseedFromHost), /^'reseed\(\) \{ .*; reseed'$/);
  assert.doesNotThrow(() => execFileSync('sh', ['-n', '-c', reseedFromHost]));
});
