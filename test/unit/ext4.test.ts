// What is read out of an image that somebody else made.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { before, suite, test } from 'node:test';
import * as ext4 from '../../scripts/ext4.ts';
import { file, link } from '../../scripts/guest-file.ts';
import { missing, temporary } from '../support/folder.ts';

suite('reading an ext4', { skip: missing('mke2fs', 'debugfs') }, () => {
  const scratch = temporary();
  const image = path.join(scratch, 'image');
  const read = (file: string, most?: number) => ext4.read(image, file, scratch, most)?.toString();
  before(() => {
    const folder = path.join(scratch, 'folder');
    mkdirSync(folder);
    const at = (name: string) => path.join(folder, name);
    writeFileSync(at('file'), 'content\n');
    symlinkSync('file', at('link'));
    symlinkSync('ring', at('ring'));
    symlinkSync(`${'deep/'.repeat(20)}../folder`, at('long'));
    mkdirSync(at('folder'));
    writeFileSync(at('folder/inner'), '');
    writeFileSync(at('large'), '');
    truncateSync(at('large'), 17 * 2 ** 20);
    writeFileSync(image, '');
    truncateSync(image, 8 * 2 ** 20);
    execFileSync('mke2fs', ['-q', '-t', 'ext4', '-d', folder, image]);
  });
  test('gives the content of a file, by a link, too', () =>
    assert.deepEqual([read('/file'), read('/link')], ['content\n', 'content\n']));
  test('is a root by itself, but not below a partition table that came later', () => {
    assert.equal(ext4.ext4Root(image, scratch), image);
    const disk = path.join(scratch, 'disk');
    copyFileSync(image, disk);
    const signed = openSync(disk, 'r+');
    writeSync(signed, Buffer.from([0x55, 0xaa]), 0, 2, 510);
    closeSync(signed);
    assert.equal(ext4.ext4Root(disk, scratch), undefined);
  });
  test('finds nothing where there is nothing, nor in a ring of links', () =>
    assert.deepEqual([read('/none'), read('/ring')], [undefined, undefined]));
  test('refuses a file that is larger than any that is asked for', () => {
    assert.throws(() => read('/large'), /\/large in the image has 17825792 bytes/);
    assert.throws(() => read('/file', 7), /\/file in the image has 8 bytes/);
    assert.equal(read('/file', 8), 'content\n');
  });
  test('follows the links on the way and at the end, short or long, and a ring no further than Linux', () => {
    const real = (at: string) => ext4.real(image, at, scratch);
    execFileSync('debugfs', ['-w', '-R', 'ea_set /folder user.x y', image], { stdio: 'ignore' });
    assert.deepEqual(['/link', '/folder/inner', '/none/x', '/long/inner'].map(real), [
      '/file',
      '/folder/inner',
      '/none/x',
      path.posix.resolve('/', `${'deep/'.repeat(20)}../folder/inner`),
    ]);
    assert.equal(real('/ring'), '/ring');
  });
  test('writes a file and a link over what is there, and looks whether they are', () => {
    const files = [link('/link', '../file'), file('/file', 'new\n', 0o600)];
    ext4.write(image, files, [], temporary());
    assert.deepEqual([ext4.linkTarget(image, '/link', scratch), read('/link')], ['../file', 'new\n']);
    assert.throws(() => ext4.write(image, [link('/none/link', 'x')], [], temporary()), /did not write \/none\/link/);
  });
  test('leaves a folder that is there as it is, and the file system sound', () => {
    const folder = { path: '/folder', mode: 0o700, uid: 0, gid: 0 };
    ext4.write(image, [folder, { ...folder, path: '/new' }, file('/new/file', 'x\n')], [], temporary());
    assert.deepEqual([read('/folder/inner'), read('/new/file')], ['', 'x\n']);
    execFileSync('e2fsck', ['-fn', image], { stdio: 'pipe' });
  });
  test('does what is left in the journal before anybody writes, and not afterwards', () => {
    const [disk, left] = [path.join(scratch, 'disk of one that fell'), path.join(scratch, 'left')];
    const debugfs = (...commands: string[]) => ext4.debugfs(disk, commands, scratch, true);
    writeFileSync(disk, '');
    truncateSync(disk, 32 * 2 ** 20);
    execFileSync('mke2fs', ['-q', '-t', 'ext4', '-b', '1024', disk]);
    writeFileSync(left, 'b'.repeat(1024));
    debugfs('mkdir /etc', `write ${ext4.quoted(left)} /etc/passwd`);
    const block = debugfs('blocks /etc/passwd').split('\n')[1]!.trim();
    writeFileSync(left, 'a'.repeat(1024));
    debugfs('jo', `jw -b ${block} ${ext4.quoted(left)}`, 'jc');
    assert.equal(ext4.ext4Root(disk, scratch), disk);
    assert.equal(ext4.read(disk, '/etc/passwd', scratch)?.toString(), 'b'.repeat(1024));
    assert.equal(ext4.writableRoot(disk, scratch), disk);
    assert.equal(ext4.read(disk, '/etc/passwd', scratch)?.toString(), 'a'.repeat(1024));
    ext4.write(disk, [file('/etc/passwd', 'mine\n')], [], temporary());
    execFileSync('e2fsck', ['-fn', disk], { stdio: 'pipe' });
    assert.equal(ext4.read(disk, '/etc/passwd', scratch)?.toString(), 'mine\n');
  });
  test('refuses a name that would be a command of debugfs', () => {
    for (const name of ['/a\nquit', '/a\rb', '/a\0b'])
      assert.throws(() => ext4.read(image, name, scratch), /is no name that debugfs can be given/);
  });
});
