import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { dataDir, guestUser, workspace } from '../../scripts/machine.ts';
import { temporary } from '../support/folder.ts';

suite('the data folder', () => {
  const of = (uri: string) =>
    dataDir(name => (name === 'LIBVIRT_URI' ? uri : ''), { name: 'ada', uid: 1000, gid: 1000, home: '/home/ada' });
  test('is one for this machine and for others, that no VM is lost sight of', () => {
    for (const uri of ['', 'qemu:///system', 'qemu+ssh://big/system'])
      assert.equal(of(uri), '/var/lib/libvirt/images/makebox', uri);
  });
  test("is the user's own where libvirt is", () => {
    for (const uri of ['qemu:///session', 'qemu:///session?socket=/x', 'test:///default'])
      assert.equal(of(uri), '/home/ada/.local/share/makebox', uri);
  });
});

suite('who you are in a guest', () => {
  const of = (name: string) => guestUser({ name, uid: 1000, gid: 1000, home: '/home/ada' });
  test('yourself', () => assert.equal(of('ada'), 'ada'));
  test('dev, where a guest or its sh would not take your name', () => {
    for (const name of ['DOM\\ada', 'ada@example.org', 'ada.lovelace', 'Ada', '$(id)', '', 'a'.repeat(33)])
      assert.equal(of(name), 'dev', name);
  });
});

suite('which workspace a checkout has', () => {
  const setting = () => {
    const root = temporary();
    const data = path.join(root, 'data');
    mkdirSync(path.join(data, 'workspaces'), { recursive: true });
    const at = (name: string) => path.join(root, name);
    /** What generate and folders do. */
    const register = (name: string) => {
      const id = workspace(at(name), data);
      mkdirSync(path.join(at(name), 'generated'), { recursive: true });
      try {
        symlinkSync(path.join(data, id), path.join(at(name), 'generated/workspace'));
      } catch {
        // It is there from before the move.
      }
      writeFileSync(path.join(data, 'workspaces', id), `${at(name)}\n`);
      return id;
    };
    mkdirSync(at('one'));
    return { at, register };
  };

  test('the same each time, another for another folder', () => {
    const { at, register } = setting();
    mkdirSync(at('two'));
    const one = register('one');
    assert.equal(register('one'), one);
    assert.notEqual(register('two'), one);
  });
  test('one that was moved keeps its own, and who comes where it was takes another', () => {
    const { at, register } = setting();
    const one = register('one');
    renameSync(at('one'), at('moved'));
    assert.equal(register('moved'), one);
    mkdirSync(at('one'));
    const next = register('one');
    assert.notEqual(next, one);
    assert.equal(register('moved'), one);
    assert.equal(register('one'), next);
  });
});
