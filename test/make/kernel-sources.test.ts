// kernels/ whose sources are fetched: of a branch, out of a tarball, patched.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { kbuild } from '../support/kbuild.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };

suite('a kernel from sources that are fetched', { skip: missing('setpriv', 'flock', 'git', 'patch', 'curl') }, () => {
  const tree = mkdtempSync('/tmp/makebox-test-');
  after(() => rmSync(tree, { recursive: true }));
  const at = (name: string) => path.join(tree, name);
  mkdirSync(at('linux'));
  writeFileSync(at('linux/Makefile'), kbuild);
  writeFileSync(at('linux/source.c'), 'one\n');
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', at('linux'), '-c', 'user.name=it', '-c', 'user.email=it@example.org', ...words], {
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
  execFileSync('tar', ['-C', tree, '-cJf', at('linux.tar.xz'), 'linux']);
  const digest = execFileSync('sha256sum', [at('linux.tar.xz')], { encoding: 'utf8' }).slice(0, 64);
  const tinyconfig = 'config = tinyconfig\n';
  const tarball = `[kernel]\nsource = tarball:file://${at('linux.tar.xz')}\ndigest = ${digest}\n${tinyconfig}`;
  const c = checkout({
    ...layered,
    'kernels/branch.ini': `[kernel]\nsource = "git:file://${at('linux')}#main"\n${tinyconfig}`,
    'kernels/tar.ini': tarball,
    'kernels/patched.ini': `${tarball}patches = two.patch\n`,
    'two.patch': '--- a/source.c\n+++ b/source.c\n@@ -1 +1 @@\n-one\n+two\n',
  });
  // Only here it is makebox's own.
  c.hook('download', '"$NODE" "$@"; exit');
  const built = (name: string) => {
    const [, folder = ''] = new RegExp(`^${name}: (\\S+)$`, 'm').exec(make(c, `kernel-${name}`).text) ?? [];
    return { folder, text: readFileSync(path.join(c.folder, folder, 'vmlinuz'), 'utf8') };
  };

  test('is that of the commit that a branch was, until its lock is taken away', time, () => {
    const { folder, text } = built('branch');
    assert.equal(text, 'one\n');
    const lock = path.join(c.folder, 'kernels/branch.lock');
    assert.match(readFileSync(lock, 'utf8'), new RegExp(`^digest = ${git('rev-parse', 'HEAD')}$`, 'm'));
    writeFileSync(at('linux/source.c'), 'later\n');
    git('commit', '-qam', 'two');
    assert.deepEqual(built('branch'), { folder, text });
    rmSync(lock);
    const later = built('branch');
    assert.equal(later.text, 'later\n');
    assert.notEqual(later.folder, folder);
  });
  test('is taken away without a question where none was ever taken', time, () => {
    c.write({ 'kernels/never.ini': '[kernel]\nsource = "git:file:///nowhere#main"\n' });
    make(c, 'clean-kernel-never');
    assert.ok(!c.exists('kernels/never.lock'));
    c.remove('kernels/never.ini');
  });
  test('comes out of a tarball, and is patched in a copy of its own', time, () => {
    assert.equal(built('tar').text, 'one\n');
    assert.equal(built('patched').text, 'two\n');
    assert.equal(built('tar').text, 'one\n');
  });
  test('is none of the name that it began under, where a patch or a group of it is edited meanwhile', time, () => {
    const edits = (file: string, text: string) => {
      c.hook('download', `"$NODE" "$@"; printf '%s' '${text}' >${file}; exit`);
      const { code, text: said } = c.make(['kernel-edited']);
      assert.equal(code, 2, said);
      assert.match(
        said,
        /the definitions no longer ask for [\da-f]{16}-\w+[\s\S]*mend: make regenerate, then the same again/,
      );
      assert.doesNotMatch(said, /^edited: /m);
    };
    const two = '--- a/source.c\n+++ b/source.c\n@@ -1 +1 @@\n-first\n+two\n';
    writeFileSync(at('linux/source.c'), 'first\n');
    execFileSync('tar', ['-C', tree, '-cJf', at('edited.tar.xz'), 'linux']);
    const other = execFileSync('sha256sum', [at('edited.tar.xz')], { encoding: 'utf8' }).slice(0, 64);
    c.write({
      'edited.patch': two,
      'kernels/groups/edited.config': 'CONFIG_A=y\n',
      'kernels/edited.ini': `${tarball.replace('linux.tar', 'edited.tar').replace(digest, other)}patches = edited.patch\ngroups = edited\n`,
    });
    edits('edited.patch', two.replace('two', 'three'));
    c.remove(`generated/data/downloads/${other}`);
    edits('kernels/groups/edited.config', 'CONFIG_A=n\n');
    c.hook('download', '"$NODE" "$@"; exit');
    assert.equal(built('edited').text, 'three\n');
  });
  test('is not begun from a tarball that is another one', time, () => {
    c.write({ 'kernels/tar.ini': tarball.replace(digest, 'ab'.repeat(32)) });
    const { code, text } = c.make(['kernel-tar']);
    assert.notEqual(code, 0);
    assert.match(text, /abab/);
  });
});
