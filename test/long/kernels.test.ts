// Kernels that are built, for real: the shipped one from a package's sources, one from a folder again and again, and what the
// groups ask for.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, remove, scratch } from '../e2e/checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
// The kernel's own make takes no path with a space, which the tests' common data folder has.
const data = path.join(root, 'data');
const one = checkout(root, 'checkout', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-built-' });
cpSync('kernels', path.join(one.folder, 'kernels'), { recursive: true });
const ok = (...words: string[]) => {
  const { code: status, text } = one.make(...words);
  assert.equal(status, 0, text);
  return text;
};
const linux = path.join(one.folder, 'generated/data/linux');
const source = 'source = package:linux-source-6.1\nsuite = bookworm\n';

describe('a kernel that is built', () => {
  const tree = mkdtempSync('/var/tmp/makebox-linux-');
  before(() => {
    mkdirSync(code, { recursive: true });
    writeFileSync(path.join(code, 'hello'), '');
    ok('setup-kernels');
    ok('image-debian-12');
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
    remove(root);
  });

  it('is the shipped one, whose options stick all, and has no modules', () => {
    const text = ok('kernel-tiny');
    assert.doesNotMatch(text, /did not stick|is off: run-NAME/);
    const [folder = ''] = readdirSync(linux).filter(name => name.endsWith('-tiny'));
    for (const file of ['vmlinuz', 'vmlinux', 'include/linux/types.h'])
      assert.ok(existsSync(path.join(linux, folder, file)), file);
    for (const file of ['modules.img', 'drivers.cpio']) assert.ok(!existsSync(path.join(linux, folder, file)), file);
    assert.doesNotMatch(ok('kernel-tiny'), /building|^ +CC /m);
  });
  it('boots an image, with the code, also from the ready state', () => {
    for (const begin of ['', 'warm-debian-12']) {
      if (begin) ok(begin, 'KERNEL=tiny');
      assert.match(ok('run-debian-12', 'KERNEL=tiny', 'CMD=uname -r; ls /code'), /^6\.1\.\d+\S*\nhello$/m);
    }
  });
  for (const [group, config] of [
    ['bpf', 'tinyconfig'],
    ['namespaces', 'tinyconfig'],
    ['debug', 'tinyconfig'],
    ['minimize', 'defconfig'],
  ] as const)
    it(`has all that the group ${group} asks for, over ${config}`, () => {
      one.write('kernels/it.ini', `[kernel]\n${source}config = ${config}\ngroups = basic virtio 9p ${group}\n`);
      assert.doesNotMatch(ok('config-kernel-it'), /did not stick|is off: run-NAME/);
      ok('clean-kernel-it');
    });
  it('from a folder is built again by what changed in it alone', () => {
    const [sources = ''] = readdirSync(linux).filter(name => name.endsWith('-sources'));
    execFileSync('cp', ['-a', '--reflink=auto', `${path.join(linux, sources)}/.`, tree]);
    const groups = /^groups *= *(.*)$/m.exec(readFileSync(path.join(one.folder, 'kernels/tiny.ini'), 'utf8'))![1];
    one.write('kernels/own.ini', `[kernel]\nsource = dir:${tree}\nconfig = tinyconfig\ngroups = ${groups}\n`);
    assert.match(ok('kernel-own'), /^ +CC +kernel\/fork\.o$/m);
    assert.doesNotMatch(ok('kernel-own'), /^ +CC +\S+\.o$/m);
    const now = new Date();
    utimesSync(path.join(tree, 'kernel/fork.c'), now, now);
    const again = ok('kernel-own');
    assert.match(again, /^ +CC +kernel\/fork\.o$/m);
    assert.doesNotMatch(again, /^ +CC +kernel\/exit\.o$/m);
    assert.match(ok('run-debian-12', 'KERNEL=own', 'CMD=uname -r'), /^6\.1\./m);
  });
});
