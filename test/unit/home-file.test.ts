import assert from 'node:assert/strict';
import { chownSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { homeFolder, replaceAtHome } from '../../scripts/home-file.ts';
import { lay, temporary } from '../support/folder.ts';

suite("a file in a person's home", () => {
  const home = temporary();
  const file = path.join(home, '.ssh/config');
  const isRoot = process.getuid!() === 0;
  if (isRoot) chownSync(home, 1234, 1235);
  const owner = (of: string) => {
    const { uid, gid } = statSync(of);
    return [uid, gid];
  };
  lay(home, { 'dotfiles/ssh': 'Host old\n' });
  homeFolder(path.dirname(file), home, 0o700);
  symlinkSync('../dotfiles/ssh', file);
  replaceAtHome(file, home, 'Host new\n');

  test('stays the symlink that it is, and what that leads to is replaced', () => {
    assert.ok(lstatSync(file).isSymbolicLink());
    assert.equal(readFileSync(path.join(home, 'dotfiles/ssh'), 'utf8'), 'Host new\n');
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });
  test('is made where there is none', () => {
    const other = path.join(home, '.ssh/other');
    replaceAtHome(other, home, 'x\n');
    assert.equal(readFileSync(other, 'utf8'), 'x\n');
  });
  test("is that person's, where root calls, and so is each folder that was made", {
    skip: !isRoot && 'not root',
  }, () => {
    const deep = path.join(home, '.local/share/makebox');
    homeFolder(deep, home);
    for (const made of [file, path.dirname(file), path.join(home, '.ssh/other'), path.join(home, '.local'), deep])
      assert.deepEqual(owner(made), [1234, 1235], made);
  });
});
