// A kernel out of an image of containers, whose layers are anybody's: what comes later takes away and leads nowhere else.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { run } from '../../scripts/commands/unpack-kernel.ts';
import { writeLayout } from '../../scripts/layout-folder.ts';
import type { Arguments } from '../../scripts/makebox.ts';
import { here, other } from '../../scripts/processor.ts';
import { missing, temporary } from '../support/folder.ts';

/** Files by path; `-> x` is a link. */
type Files = Readonly<Record<string, string>>;

/** Unpacks an image of such layers; gives the folder. */
async function unpacked(layers: readonly Files[], arch: string = here.debian): Promise<string> {
  const root = temporary();
  const archives = layers.map((files, at) => {
    const folder = path.join(root, `layer-${at}`);
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (text.startsWith('-> ')) symlinkSync(text.slice(3), file);
      else writeFileSync(file, text, { mode: 0o4755 });
    }
    execFileSync('tar', ['-C', folder, '-cf', `${folder}.tar`, ...Object.keys(files)]);
    return `${folder}.tar`;
  });
  const kernel = path.join(root, 'kernel');
  mkdirSync(kernel);
  await writeLayout(path.join(kernel, 'layout'), archives);
  await run({ name: kernel, words: [arch] } as unknown as Arguments);
  return kernel;
}
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => !name.startsWith('layout') && statSync(path.join(folder, name)).isFile())
    .sort();

suite('a kernel in an image of containers', { skip: missing('setpriv', 'tar') }, () => {
  test('is taken out of its root, or of data/kernels, with its modules and nothing else', async () => {
    const [boot, module] = ['boot/vmlinuz-6.1', 'lib/modules/6.1/x.ko'];
    assert.deepEqual(files(await unpacked([{ [boot]: 'k', 'etc/passwd': 'x' }, { [module]: 'm' }])), [boot, module]);
    assert.deepEqual(
      files(await unpacked([{ [`data/kernels/6.1/${boot}`]: 'k', [`data/kernels/6.1/${module}`]: 'm', 'boot/x': '' }])),
      [boot, module],
    );
  });
  test('has its modules also where /lib is a link', async () => {
    const folder = await unpacked([{ 'boot/vmlinuz-1': 'k', lib: '-> usr/lib', 'usr/lib/modules/1/x.ko': 'm' }]);
    assert.equal(readFileSync(path.join(folder, 'lib/modules/1/x.ko'), 'utf8'), 'm');
  });
  test('is the one that a later layer left', async () => {
    const folder = await unpacked([
      { 'boot/vmlinuz-1': 'old', 'lib/modules/1/x': '' },
      { 'boot/.wh.vmlinuz-1': '', 'boot/vmlinuz-2': 'new', 'lib/modules/.wh..wh..opq': '', 'lib/modules/2/x': '' },
    ]);
    assert.deepEqual(files(folder), ['boot/vmlinuz-2', 'lib/modules/2/x']);
  });
  test('writes nowhere else, whatever links there are, and keeps no right of another user', async () => {
    const outside = temporary();
    const folder = await unpacked([
      { 'boot/vmlinuz-1': 'k', 'lib/modules': `-> ${outside}`, evil: `-> ${outside}` },
      { 'lib/modules/1/x': 'm', 'evil/y': '' },
    ]);
    assert.deepEqual(readdirSync(outside), []);
    assert.deepEqual(files(folder), ['boot/vmlinuz-1', 'lib/modules/1/x']);
    assert.equal(statSync(path.join(folder, 'boot/vmlinuz-1')).mode & 0o7000, 0);
  });
  test('is refused where there is none, or several, or one for another processor', async () => {
    await assert.rejects(unpacked([{ 'boot/config-1': '' }]), /no kernel/);
    await assert.rejects(unpacked([{ 'boot/vmlinuz-1': '', 'boot/vmlinuz-2': '' }]), /more than one kernel/);
    await assert.rejects(
      unpacked([{ 'data/kernels/a/boot/vmlinuz-1': '', 'data/kernels/b/boot/vmlinuz-1': '' }]),
      /more than one kernel/,
    );
    await assert.rejects(unpacked([{ 'boot/vmlinuz-1': '' }], other.debian), new RegExp(`is for ${here.debian}`));
  });
  test('that is broken is told by its layer', async () => {
    const kernel = temporary();
    const noise = path.join(temporary(), 'noise.tar');
    writeFileSync(noise, 'no archive');
    await writeLayout(path.join(kernel, 'layout'), [noise]);
    await assert.rejects(
      run({ name: kernel, words: [here.debian] } as unknown as Arguments),
      /of the image can't be unpacked/,
    );
    assert.ok(!existsSync(path.join(kernel, 'boot')));
  });
});
