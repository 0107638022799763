// What makes dist/makebox.cjs: esbuild, which is a script of node's until npm has run its postinstall, and a program from then on.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { root, temporary } from '../support/folder.ts';

suite('the bundle', () => {
  test('is made where `npm install` was called by hand', () => {
    const folder = temporary();
    const packages = path.join(root, 'node_modules');
    const here = (...names: string[]) => path.join(folder, 'node_modules', ...names);
    mkdirSync(here('.bin'), { recursive: true });
    for (const name of ['GNUmakefile', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts'])
      symlinkSync(path.join(root, name), path.join(folder, name));
    for (const name of readdirSync(packages).filter(one => !['.bin', 'esbuild'].includes(one)))
      symlinkSync(path.join(packages, name), here(name));
    cpSync(path.join(packages, 'esbuild'), here('esbuild'), { recursive: true });
    const [platform = ''] = readdirSync(here('@esbuild'));
    copyFileSync(here('@esbuild', platform, 'bin/esbuild'), here('esbuild/bin/esbuild'));
    symlinkSync('../esbuild/bin/esbuild', here('.bin/esbuild'));
    const { stdout, stderr } = spawnSync('make', ['dist/makebox.cjs'], { cwd: folder, encoding: 'utf8' });
    assert.ok(existsSync(path.join(folder, 'dist/makebox.cjs')), stdout + stderr);
  });
});
