// install-kernel NAME: a layer that stands on a kernel of kernels/, which make builds first.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { kbuild } from '../support/kbuild.ts';
import { images, layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };

suite('a snippet that installs a kernel by its name', { skip: missing('setpriv', 'flock', 'git') }, () => {
  const tree = mkdtempSync('/tmp/makebox-test-');
  after(() => rmSync(tree, { recursive: true }));
  writeFileSync(path.join(tree, 'Makefile'), kbuild);
  writeFileSync(path.join(tree, 'source.c'), 'one\n');
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', tree, '-c', 'user.name=it', '-c', 'user.email=it@example.org', ...words]);
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
  const definition = `[kernel]\nsource = "git:file://${tree}#main"\nconfig = tinyconfig\n`;
  const c = checkout({
    ...layered,
    'distros/y.ini': 'like = x\n',
    'distros/snippets/s.cmd': 'install-kernel mine\n',
    'kernels/mine.ini': definition,
  });
  const kernel = () => {
    const [, folder = ''] = /^install-kernel (.*)$/m.exec(planned().commands) ?? [];
    return path.join(c.folder, folder);
  };
  const planned = () =>
    JSON.parse(c.read('generated/plan.json')).layers.find((layer: { kind: string }) => layer.kind === 'snippet');

  test('is known in a fresh checkout, where the kernel has no name yet', time, () => {
    make(c, 'list');
    assert.doesNotMatch(make(c, '-n', 'image-x').text, /lock-kernel/);
    assert.ok(!existsSync(kernel()));
  });
  test('has it pinned and built before the layer', time, () => {
    c.hook(
      'virt-customize',
      `for last; do :; done; sed -n 's|^copy-in \\(.*\\):.*|\\1|p' "$last" >"$FAKE/copied"; for f in $(cat "$FAKE/copied"); do [ -d "$f" ] || exit 1; done`,
    );
    const { text, built } = make(c, 'image-x');
    assert.match(text, /building [0-9a-f]{16}-mine[\s\S]*building [0-9a-f]{16}-s$/m);
    assert.ok(built.includes('virt-customize s'));
    assert.equal(readFileSync(path.join(kernel(), 'vmlinuz'), 'utf8'), 'one\n');
    // Its symbols, headers and disk of modules would stay in the layer's blocks.
    const copied = readFileSync(path.join(c.env['FAKE']!, 'copied'), 'utf8').trim().split('\n');
    assert.deepEqual(
      copied.map(name => path.relative(kernel(), path.join(c.folder, name))),
      ['boot', 'lib'],
    );
  });
  test('asks nothing and builds nothing where the layer is there, which needs the kernel no more', time, () => {
    make(c, 'clean-kernel-mine');
    assert.deepEqual(make(c, 'image-x').built, []);
    assert.ok(!existsSync(kernel()));
  });
  test('is another layer with another kernel, for every image that has it', time, () => {
    const before = images(c);
    c.write({ 'kernels/mine.ini': `${definition}options = CONFIG_A=y\n` });
    assert.equal(make(c, 'image-y').built.filter(what => what === 'virt-customize s').length, 1);
    assert.equal(images(c).filter(name => name.endsWith('-s.qcow2')).length, 2);
    assert.ok(before.every(name => images(c).includes(name)));
  });
});
