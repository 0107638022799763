import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { workspace } from '../../scripts/machine.ts';
import { temporary } from '../support/folder.ts';

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
