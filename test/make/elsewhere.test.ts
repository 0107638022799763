// A VM whose disk is at another machine: it stays there, and a machine that does not answer keeps nobody from those that do.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

suite('a disk at another machine', () => {
  const c = checkout({
    'distros/x.ini': debian,
    'distros/x.lock': locked,
    'distros/here.ini': 'like = x\n',
  });
  const remote = 'LIBVIRT_URI=qemu+ssh://host/system';
  assert.equal(c.make(['here.xml']).code, 0);
  const disks = 'generated/workspace/disks';

  test('is not made a second time here', () => {
    c.write({ [`${disks}/x.volume`]: '/there/x.qcow2' });
    const { code, text, built } = c.make(['x.xml']);
    assert.equal(code, 2);
    assert.match(
      text,
      /^x has a disk elsewhere\n {2}why: {2}one VM has one disk\n {2}mend: make destroy-x, or LIBVIRT_URI as it was$/m,
    );
    assert.ok(!built.includes('define'));
    assert.ok(!c.exists(`${disks}/x.qcow2`));
  });
  test('keeps its place when REMOTE_DIR changes', () => {
    const named = (...words: string[]) =>
      /source\/@file,xpath1\.value='?([^',]*)/.exec(c.make(['-n', 'x.xml', remote, ...words]).text)?.[1];
    assert.equal(named('REMOTE_DIR=/new'), '/there/x.qcow2');
    c.remove(`${disks}/x.volume`);
    assert.match(named('REMOTE_DIR=/new')!, /^\/new\/[0-9a-f]{16}-x\.qcow2$/);
  });
  test('is not made there where there is one here', () => {
    const { code, text } = c.make(['here.xml', remote]);
    assert.equal(code, 2);
    assert.match(text, /^here has a disk elsewhere$|^here is defined at qemu:\/\/\/system, and LIBVIRT_URI says/m);
  });
  test('is of an unknown state while that machine does not answer; those here are told of all the same', () => {
    c.write({ 'generated/workspace/domains/x.uri': 'qemu+ssh://host/system' });
    c.hook(
      'virsh',
      'case "$*" in *qemu+ssh*) echo "error: Cannot recv data: ssh: no route to host" >&2; exit 1 ;; esac',
    );
    const { code, text } = c.make(['status']);
    assert.equal(code, 0, text);
    assert.match(text, /^x +unknown .*no route to host/m);
    assert.match(text, /^here +off /m);
    assert.notEqual(c.make(['status', remote]).code, 0);
  });
});

suite('a disk at another machine that is changed', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ 'distros/a.ini': debian, 'distros/a.lock': locked });
  const fake = libvirt(c);
  const env = { REAL: 'upload drop-volumes', LIBVIRT_URI: 'qemu+ssh://far/system', REMOTE_DIR: '/pool' };
  const ok = (...goals: string[]) => {
    const { code, text, calls } = c.make(goals, env);
    assert.equal(code, 0, text);
    return calls.filter(([tool]) => tool === 'virsh').map(words => words.slice(4).join(' '));
  };
  const pool = path.join(fake.folder, 'pool');
  const own = () => readdirSync(pool).filter(name => /^[0-9a-f]{16}-(a|b|c)\./.test(name));
  const held = () => readFileSync(path.join(pool, own().find(name => name.endsWith('.qcow2'))!), 'utf8');
  const taken = () => readdirSync(path.join(c.folder, 'generated/workspace/disks')).filter(name => /taken/.test(name));
  /** What writes the name into the disk. */
  const changes = (mark: string) =>
    c.hook('virt-customize', `case "$*" in *--hostname*) echo ${mark} >>"$2"; exit ;; esac`);
  const cut = (on: boolean) =>
    on ? writeFileSync(path.join(fake.folder, 'cut'), '') : rmSync(path.join(fake.folder, 'cut'));
  const virsh = path.join(fake.folder, 'bin/virsh');
  mkdirSync(path.join(fake.folder, 'whole'));
  renameSync(virsh, path.join(fake.folder, 'whole/virsh'));
  const script =
    '[ ! -e "$FAKE/cut" ] || case "$*" in *vol-upload*) echo "error: cut off" >&2; exit 1 ;; esac\nexec "$FAKE/whole/virsh" "$@"';
  writeFileSync(virsh, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  ok('a.xml');

  test('is taken here, and what differs is given back; its volumes keep their names', () => {
    const before = own();
    changes('first');
    ok('rename-a', 'TO=b');
    assert.match(held(), /first/);
    assert.deepEqual([own(), taken()], [before, []]);
    assert.match(c.read('b.xml'), /<name>b<\/name>/);
    assert.ok(c.exists('generated/workspace/disks/b.volume') && !c.exists('generated/workspace/disks/a.volume'));
  });
  test('is whole before it is used, where giving it back was cut off', () => {
    changes('second');
    cut(true);
    const { code, text } = c.make(['rename-b', 'TO=c'], env);
    assert.equal(code, 2);
    assert.match(text, /cut off/);
    assert.doesNotMatch(held(), /second/);
    assert.deepEqual(taken(), ['b.taken']);
    const broken = c.make(['up-b'], env);
    assert.notEqual(broken.code, 0);
    assert.ok(!broken.calls.some(words => words.includes('start')), 'half of it is not started');
    cut(false);
    const calls = ok('up-b');
    assert.match(held(), /second/);
    const at = (verb: string) => calls.findIndex(words => words.startsWith(verb));
    assert.ok(at('vol-upload') >= 0 && at('vol-upload') < at('start'), calls.join('\n'));
    assert.deepEqual(taken(), []);
  });
  test('goes with its VM by whichever name', () => {
    assert.ok(own().length > 0);
    ok('destroy-b');
    assert.deepEqual(own(), []);
  });
});
