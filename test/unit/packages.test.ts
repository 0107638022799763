import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { family, missing, needs, type Purpose, packageOf, packagesOf } from '../../scripts/packages.ts';
import { other } from '../../scripts/processor.ts';
import { places, present, which } from '../../scripts/programs.ts';
import { lay, temporary } from '../support/folder.ts';

const tools = (some: ReturnType<typeof missing>) => some.map(need => need.tool);

suite('what is missing', () => {
  const empty = temporary();
  const more = (purpose: Purpose) => tools(missing([purpose], [], empty).filter(need => need.for));
  test('on a bare host everything is, and the tests need more', () => {
    const [setup, check] = [missing([], [], empty), missing(['check'], [], empty)];
    assert.deepEqual(
      setup,
      needs.filter(need => !need.for),
    );
    assert.deepEqual(
      check,
      needs.filter(need => !need.for || need.for === 'check'),
    );
    assert.ok(check.length > setup.length);
  });
  test('an image for another processor needs its emulators, and that alone', () => {
    assert.deepEqual(more('foreign'), [`qemu-system-${other.qemu}`, 'arch-test', `the programs of ${other.debian}`]);
  });
  test('a kernel that is built here needs its compiler and what its make calls', () => {
    const built = more('kernels');
    for (const tool of ['gcc', 'flex', 'bison', 'bc', 'libelf', 'libssl', 'patch'])
      assert.ok(built.includes(tool), tool);
    assert.deepEqual(
      missing(['foreign', 'kernels'], [], empty).length,
      missing([], [], empty).length + 3 + built.length,
    );
  });
  test('a program in any folder of the path is there', () => {
    const folder = temporary();
    lay(folder, { 'a/virsh': '', 'sbin/mke2fs': '' });
    const absent = tools(missing([], [path.join(folder, 'a'), path.join(folder, 'sbin')], empty));
    assert.ok(!absent.includes('virsh') && !absent.includes('mke2fs') && absent.includes('curl'));
    assert.equal(which('virsh', [path.join(folder, 'sbin'), path.join(folder, 'a')]), path.join(folder, 'a/virsh'));
  });
  for (const file of ['usr/lib/qemu/virtiofsd', 'usr/libexec/virtiofsd']) {
    test(`virtiofsd at /${file} is there, though no PATH names that folder`, () => {
      const root = temporary();
      lay(root, { [file]: '' });
      chmodSync(path.join(root, file), 0o755);
      assert.ok(!tools(missing([], [], root)).includes('virtiofsd'));
    });
  }
  test('a kernel of any version will do', () => {
    const root = temporary();
    lay(root, { 'boot/vmlinuz-6.1.0-1-amd64': '' });
    assert.ok(!tools(missing([], [], root)).includes('a kernel for libguestfs'));
  });
  test('a star stands for a part of one name', () => {
    const root = temporary();
    lay(root, { 'lib/x/guestfs/p': '' });
    assert.ok(present(path.join(root, 'lib/*/guestfs/p')));
    assert.ok(!present(path.join(root, 'lib/*/other')));
    assert.ok(!present(path.join(root, 'none/*')));
  });
  test('a plain user’s programs in sbin are found', () => {
    assert.deepEqual(places('/usr/bin:/sbin'), ['/usr/bin', '/sbin', '/usr/local/sbin', '/usr/sbin']);
  });
});

suite('which package brings it', () => {
  for (const [text, want] of [
    ['ID=debian\n', 'debian'],
    ['ID=ubuntu\nID_LIKE=debian\n', 'ubuntu'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'ubuntu'],
    ['NAME="Fedora Linux"\nID=fedora\n', 'dnf'],
    ['ID="almalinux"\nID_LIKE="rhel centos fedora"\n', 'dnf'],
    ['ID=arch\n', undefined],
  ] as const) {
    test(`os-release with ${text.split('\n').filter(Boolean).join(', ')}: ${want ?? 'no names'}`, () => {
      const folder = temporary();
      lay(folder, { 'os-release': text });
      assert.equal(family(path.join(folder, 'os-release')), want);
    });
  }
  test('no os-release: no names', () => assert.equal(family('/nonexistent'), undefined));
  test('each package is named once', () => {
    for (const kind of ['debian', 'ubuntu', 'dnf'] as const) {
      const packages = packagesOf(needs, kind);
      assert.equal(new Set(packages).size, packages.length);
      assert.ok(
        packages.every(name => /^[A-Za-z0-9/][A-Za-z0-9+./-]+$/.test(name)),
        packages.join(' '),
      );
    }
  });
  test('Ubuntu has another kernel', () => {
    const kernel = needs.find(need => need.tool === 'a kernel for libguestfs')!;
    assert.equal(packageOf(kernel, 'ubuntu'), 'linux-image-virtual');
    assert.match(packageOf(kernel, 'debian'), /^linux-image-cloud-/);
  });
});
