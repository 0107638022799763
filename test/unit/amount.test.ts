import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, size } from '../../scripts/amount.ts';

test('a size as qemu-img reads it', () => {
  assert.deepEqual(['10', '4K', '10G', '1.5G', '', 'G', '-1'].map(bytesOf), [
    10,
    4096,
    10 * 2 ** 30,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
test('a size as a person reads it', () => {
  assert.deepEqual([0, 4096, 1.5 * 2 ** 20, 412.3 * 2 ** 20, 1023 * 2 ** 20, 1.26 * 2 ** 30, 3 * 2 ** 50].map(size), [
    '0 KiB',
    '4 KiB',
    '1.5 MiB',
    '412 MiB',
    '1023 MiB',
    '1.3 GiB',
    '3072 TiB',
  ]);
});
