// An image for another processor, for real: built by its own programs, run, warmed, booted by libvirt and by a kernel of kernels/.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from '../e2e/checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-foreign-' });
const foreign = process.arch === 'arm64' ? { arch: 'amd64', uname: 'x86_64' } : { arch: 'arm64', uname: 'aarch64' };
const ok = (...words: string[]) => {
  const { code: status, text } = one.make(...words);
  assert.equal(status, 0, text);
  return text;
};

describe('an image for another processor', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    writeFileSync(path.join(code, 'hello'), '');
    one.write('distros/far.ini', `like = debian-12\n[image]\narch = ${foreign.arch}\nlayers = far\n`);
    one.write('distros/snippets/far.cmd', 'install make\nwrite /etc/far:seen\n');
    ok('setup');
    ok('image-far');
  });
  after(() => {
    ok('destroy-far');
    remove(root);
  });

  it('runs a command, with the code, also from the ready state', () => {
    const command = 'CMD=uname -m; ls /code; cat /etc/far; make --version >/dev/null';
    for (const begin of ['', 'warm-far']) {
      if (begin) ok(begin);
      assert.match(ok('run-far', command), new RegExp(`^${foreign.uname}\nhello\nseen`, 'm'));
    }
  });
  it('runs on a kernel of its own kind, and on no other', () => {
    one.write('kernels/far.ini', `[kernel]\nsource = package:linux-image-${foreign.arch}\narch = ${foreign.arch}\n`);
    assert.match(ok('run-far', 'KERNEL=far', 'CMD=uname -rm'), new RegExp(`-${foreign.arch} ${foreign.uname}$`, 'm'));
    const { text } = one.make('run-debian-12', 'KERNEL=far', 'CMD=true');
    assert.match(text, /KERNEL=far is for \w+, and debian-12 for \w+\. mend:/);
  });
  it('is booted by libvirt, and reached by ssh', () => {
    assert.match(ok('up-far'), /^far: up at /m);
    assert.match(ok('exec-far', 'CMD=uname -m; ls /code'), new RegExp(`^${foreign.uname}\nhello$`, 'm'));
  });
  it('leaves without a boot loader, or not at all', () => {
    assert.match(one.make('export-far').text, /whose boot loader this host has not\. mend: BOOT=none/);
  });
});
