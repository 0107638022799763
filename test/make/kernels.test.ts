// kernels/: a folder with a make that behaves as a kernel's own does, and what run-NAME is given of what came out.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { arch, image, kbuild } from '../support/kbuild.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');
suite('a kernel from a folder', { skip }, () => {
  // The kernel's own make takes no path with a space.
  const tree = mkdtempSync('/tmp/makebox-test-');
  after(() => rmSync(tree, { recursive: true }));
  writeFileSync(path.join(tree, 'Makefile'), kbuild);
  const source = path.join(tree, 'source.c');
  writeFileSync(source, 'one\n');
  const log = () =>
    readFileSync(path.join(tree, 'log'), 'utf8')
      .split('\n')
      .filter(line => line.startsWith('build'));
  const c = checkout({
    ...layered,
    'kernels/k.ini': `[kernel]\nsource = dir:${tree}\nconfig = tinyconfig\ngroups = g\noptions = CONFIG_B="it"\nmake = K=v\n`,
    'kernels/groups/g.config': 'CONFIG_A=y\nCONFIG_NEVER=y\n',
  });
  make(c, 'image-x');
  const at = path.join(c.folder, 'generated/workspace/linux/k');
  const built = () => readFileSync(path.join(at, 'vmlinuz'), 'utf8');

  test('is configured by its groups and options, and says what did not stick', time, () => {
    const { text } = make(c, 'config-kernel-k');
    assert.match(text, /^CONFIG_NEVER=y did not stick: it is n/m);
    assert.match(text, /^CONFIG_VIRTIO_BLK is off: run-NAME needs it/m);
    assert.equal(readFileSync(`${at}.build/.config`, 'utf8'), 'CONFIG_CGROUPS=y\nCONFIG_A=y\nCONFIG_B="it"\n');
    assert.ok(!existsSync(at));
  });
  test('is not begun without what its make calls, which is named with what installs it', time, () => {
    c.write({ 'kernels/odd.ini': `[kernel]\nsource = dir:${tree}\ncompiler = gcc-nowhere\n` });
    const { code, text } = c.make(['config-kernel-odd']);
    assert.equal(code, 2);
    assert.match(text, /^missing: gcc-nowhere$\n.*\n.*mend: make setup-kernels/m);
    c.remove('kernels/odd.ini');
  });
  test('is built once, and kept as install-kernel takes it, with its symbols and headers', time, () => {
    make(c, 'kernel-k');
    assert.equal(built(), 'one\n');
    for (const file of [
      'boot/vmlinuz-6.1.0-it',
      'boot/config-6.1.0-it',
      'boot/System.map-6.1.0-it',
      'vmlinux',
      'include/types.h',
    ])
      assert.ok(existsSync(path.join(at, file)), file);
    const { mtimeMs, ino } = statSync(at);
    make(c, 'kernel-k');
    assert.deepEqual([log(), statSync(at).mtimeMs, statSync(at).ino], [['build v'], mtimeMs, ino]);
  });
  test('is built anew where its sources changed, and the old one stays where that fails', time, () => {
    writeFileSync(source, 'two\n');
    writeFileSync(path.join(tree, 'fails'), '');
    assert.notEqual(c.make(['kernel-k']).code, 0);
    assert.equal(built(), 'one\n');
    rmSync(path.join(tree, 'fails'));
    make(c, 'kernel-k');
    assert.equal(built(), 'two\n');
  });
  test('knows nothing of what its caller has set', time, () => {
    writeFileSync(source, 'set\n');
    const { code, text } = c.make(['kernel-k'], { LLVM: '1', KCFLAGS: '-g', LOCALVERSION: '-mine' });
    assert.equal(code, 0, text);
    assert.deepEqual([built(), log().at(-1)], ['set\n', 'build v']);
  });
  test('that its make finishes while it is copied is taken by the next', time, () => {
    writeFileSync(source, 'four\n');
    c.hook(
      'pack-kernel',
      `[ ! -e '${source}' ] || { echo five >'${source}'; make -sC '${tree}' O='${at}.build' ${image}; }`,
    );
    make(c, 'kernel-k');
    c.hook('pack-kernel', '');
    make(c, 'kernel-k');
    assert.equal(built(), 'five\n');
  });
  test('is what run-NAME boots by its name, without an initrd where it has no modules', time, () => {
    writeFileSync(source, 'three\n');
    const [own = []] = make(c, 'run-x', 'KERNEL=k', 'CMD=true').calls.filter(([, , name]) => name === 'run');
    assert.equal(own[own.indexOf('-kernel') + 1], 'generated/workspace/linux/k/vmlinuz');
    assert.ok(!own.includes('-initrd') && !own.join(' ').includes('modules'));
    assert.equal(built(), 'three\n');
  });
  test('with modules has them on a disk of their own, and drivers behind the initrd of the image', time, () => {
    for (const file of ['modules.img', 'drivers.cpio']) writeFileSync(path.join(at, file), 'drivers');
    utimesSync(at, new Date(), new Date());
    const [own = []] = make(c, 'run-x', 'KERNEL=k', 'CMD=true').calls.filter(([, , name]) => name === 'run');
    const initrd = own[own.indexOf('-initrd') + 1]!;
    // A copy that was broken off bears a name that each run- sweeps away.
    assert.match(make(c, '-n', 'run-x', 'KERNEL=k', 'CMD=true').text, /\.initrd\.\$\$\.tmp \S+\.initrd;/);
    assert.match(initrd, /^generated\/workspace\/runs\/workspace\+linux\+k\..*-s\.initrd$/);
    assert.match(readFileSync(path.join(c.folder, initrd), 'utf8'), /^[\s\S]{512}drivers$/);
    assert.ok(own.includes('if=none,id=modules,format=raw,readonly=on,file=generated/workspace/linux/k/modules.img'));
    assert.match(own[own.indexOf('-append') + 1]!, / makebox\.modules /);
    // An image that boots by itself has its initrd inside.
    c.write({ 'distros/cloud.ini': '[image]\nfrom = file:disk.qcow2\n', 'disk.qcow2': 'disk' });
    const words = ['run-cloud', 'KERNEL=k', 'APPEND=root=/dev/vda1', 'CMD=true'];
    const [its = []] = make(c, ...words).calls.filter(([, , name]) => name === 'run');
    assert.ok(its.includes('-kernel') && !its.includes('-initrd'));
  });
  test('is taken as it stands in a build tree', time, () => {
    mkdirSync(path.join(tree, `arch/${arch}/boot`), { recursive: true });
    mkdirSync(path.join(tree, 'include/config'), { recursive: true });
    for (const [file, text] of [
      [`arch/${arch}/boot/${image}`, 'in tree\n'],
      ['include/config/kernel.release', '6.2\n'],
      ['.config', ''],
      ['System.map', ''],
      ['vmlinux', ''],
    ] as const)
      writeFileSync(path.join(tree, file), text);
    const [own = []] = make(c, 'run-x', `KERNEL=${tree}`, 'CMD=true').calls.filter(([, , name]) => name === 'run');
    const kernel = own[own.indexOf('-kernel') + 1]!;
    assert.equal(kernel, `generated/workspace/linux/${tree.replaceAll('/', '+')}/vmlinuz`);
    assert.equal(readFileSync(path.join(c.folder, kernel), 'utf8'), 'in tree\n');
  });
  test('is configured and taken away when another make is through with it', time, async () => {
    for (const goal of ['config-kernel-k', 'clean-kernel-k']) {
      const other = spawn('flock', [`${at}.lock`, 'sh', '-c', 'echo; exec sleep 3'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await once(other.stdout, 'data');
      assert.match(make(c, goal).text, /^waits for another make, which has k$/m);
      await once(other, 'exit');
    }
    assert.ok(!existsSync(at) && !existsSync(`${at}.build`));
  });
  test('that nobody has defined is told with those that are', time, () => {
    const { code, text } = c.make(['kernel-kk']);
    assert.equal(code, 2);
    assert.match(text, /there is no kernels\/kk\.ini\n {2}why: .*\n {2}mend: one of k\n/);
  });
});

suite('a kernel for a registry', () => {
  const c = checkout({
    ...layered,
    'kernels/pkg.ini': '[kernel]\nsource = package:linux-image-x\nsnapshot = 20260801T000000Z\n',
    'kernels/own.ini': '[kernel]\nsource = dir:/src/linux\n',
  });
  test('is built before it is sent, and not where it is to be taken', time, () => {
    assert.match(
      c.make(['-n', 'push-kernel-pkg']).text,
      /--include=linux-image-x[\s\S]*makebox\.cjs push-kernel pkg$/m,
    );
    assert.doesNotMatch(c.make(['-n', 'pull-kernel-pkg']).text, /linux-image-x/);
  });
  test('is none that a folder decides, which is said before it is built', time, () => {
    const { code, text } = c.make(['push-kernel-own', 'REGISTRY=http://127.0.0.1:1/x']);
    assert.notEqual(code, 0);
    assert.match(text, /own is built from \/src\/linux[\s\S]*mend:/);
  });
});
