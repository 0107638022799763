import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { Failure } from '../../scripts/failure.ts';
import { mustFit } from '../../scripts/kernels/boot-image.ts';
import type { Arguments } from '../../scripts/makebox.ts';
import { lay, temporary } from '../support/folder.ts';

suite('a kernel that is a file', () => {
  const folder = temporary();
  const file = (name: string, at: number, mark: string) => {
    const bytes = Buffer.alloc(1024);
    bytes.write(mark, at, 'latin1');
    lay(folder, { [name]: bytes });
    return path.join(folder, name);
  };
  const intel = file('bzImage', 0x202, 'HdrS');
  const arm = file('Image', 0x38, 'ARM\x64');
  const packed = file('Image.gz', 0, '\x1f\x8b');
  const on = (machine: string, kernel: string) => () => mustFit([`qemu-system-${machine}`, '-kernel', kernel]);

  test('fits the processor that it is for, and one that is packed is not looked into', () => {
    for (const fits of [on('x86_64', intel), on('aarch64', arm), on('aarch64', packed)]) assert.doesNotThrow(fits);
    assert.doesNotThrow(() => mustFit(['qemu-system-x86_64', '-m', '1G']));
  });
  test('of another is refused before qemu would be silent', () => {
    assert.throws(on('aarch64', intel), /bzImage is for x86_64$/);
    assert.throws(on('x86_64', arm), (error: Failure) => error.why === 'the image is for x86_64');
  });
  test('is looked at by run- and by warm-, before anything else', async () => {
    for (const { run } of [
      await import('../../scripts/commands/run.ts'),
      await import('../../scripts/commands/warm.ts'),
    ]) {
      const words = { name: 'x', words: [], '--': ['qemu-system-x86_64', '-kernel', arm] } as unknown as Arguments;
      await assert.rejects(() => run(words), /Image is for aarch64$/);
    }
  });
  test('that is not there is named', () => {
    assert.throws(on('x86_64', path.join(folder, 'none')), /none can't be read: ENOENT$/);
    assert.throws(on('x86_64', folder), /^Error: no kernel was built in .*makebox test-\w+$/);
  });
});
