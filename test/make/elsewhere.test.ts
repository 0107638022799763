// A VM whose disk is at another machine: it stays there, and a machine that does not answer keeps nobody from those that do.

import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
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
  const gone =
    'case "$*" in *qemu+ssh*) printf "error: %s\\n" "failed to connect to the hypervisor" "Cannot recv data: ssh: no route to host" >&2; exit 1 ;; esac';

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
    c.hook('virsh', gone);
    const { code, text } = c.make(['status']);
    assert.equal(code, 0, text);
    assert.match(text, /^x +unknown .*no route to host/m);
    assert.match(text, /^here +off /m);
    assert.notEqual(c.make(['status', remote]).code, 0);
  });
  test('keeps no command from those here', { skip: missing('flock') }, () => {
    c.hook('virsh', `${gone}; case "$*" in *domstate*) echo running; exit ;; esac`);
    writeFileSync(path.join(c.env['FAKE']!, 'bin/ssh'), '#!/bin/sh\necho it has run\n', { mode: 0o755 });
    const { code, text } = c.make(['exec', 'CMD=true']);
    c.hook('virsh', gone);
    assert.equal(code, 2, text);
    assert.match(text, /^x: libvirt does not answer: .*no route to host$/m);
    assert.match(text, /^here +\| it has run$/m);
    assert.match(text, /^x +\| unknown/m);
  });
  test('is left there with FORCE=1 where that machine does not answer; else nothing is forgotten', () => {
    c.write({ [`${disks}/x.volume`]: '/there/x.qcow2', 'generated/workspace/networks/lab@far.xml': '' });
    const mend = /no route to host[\s\S]*mend: .*; .*make destroy-(x|NAME) FORCE=1 forgets /;
    for (const goal of [['destroy-x'], ['destroy', 'YES=1'], ['uninstall', 'YES=1']]) {
      const { code, text } = c.make(goal);
      assert.equal(code, 2, text);
      assert.match(text, mend);
      assert.ok(c.exists(`${disks}/x.volume`) && c.exists('generated/workspace/domains/x.uri'));
    }
    const { code, text } = c.make(['destroy-x', 'FORCE=1']);
    assert.equal(code, 0, text);
    assert.match(text, /^x: what that machine has of it stays there$/m);
    assert.ok(!c.exists(`${disks}/x.volume`) && !c.exists('generated/workspace/domains/x.uri'));
    assert.ok(c.exists('here.xml'));
  });
  test('is taken away there with FORCE=1, too, where that machine answers', () => {
    c.write({ 'generated/workspace/domains/x.uri': 'qemu+ssh://host/system' });
    c.hook('virsh', 'case "$*" in *" uri") exit 0 ;; esac');
    const { calls } = c.make(['destroy-x', 'FORCE=1']);
    assert.ok(
      calls.some(words => words.includes('list')),
      JSON.stringify(calls),
    );
    assert.ok(calls.some(words => words.includes('drop-volumes')));
  });
});

suite('a VM at another machine', { skip: missing('setpriv', 'flock') }, () => {
  const disk = '[disk data]\nsize = 1G\npersistent = yes\n';
  const c = checkout({ 'distros/a.ini': `${debian}${disk}`, 'distros/a.lock': locked });
  const fake = libvirt(c);
  const env = { REAL: 'upload drop-volumes', LIBVIRT_URI: 'qemu+ssh://far/system', REMOTE_DIR: '/pool' };
  const ok = (...goals: string[]) => {
    const { code, text } = c.make(goals, env);
    assert.equal(code, 0, text);
    return text;
  };
  const pool = path.join(fake.folder, 'pool');
  /** Without the checkout's hash. */
  const own = () => readdirSync(pool).flatMap(name => /^[0-9a-f]{16}-([a-d][.+].*)$/.exec(name)?.[1] ?? []);
  const disks = (end: string) =>
    readdirSync(path.join(c.folder, 'generated/workspace/disks')).filter(f => f.endsWith(end));
  const parts = (name: string) => ['+data.qcow2', '.initrd', '.qcow2', '.vmlinuz'].map(end => `${name}${end}`);
  ok('a.xml');

  test('is cloned with all that it has; the copy of its disk goes', () => {
    assert.match(ok('clone-a', 'TO=b'), /a\.qcow2: .* from far\n.*b\.qcow2: .* to far\nb: a clone of a/);
    assert.deepEqual(own(), [...parts('a'), ...parts('b')]);
    assert.deepEqual([disks('.volume'), disks('.taken')], [['a.volume', 'b.volume'], []]);
    assert.match(ok('destroy-b'), /^b: its disk data\.qcow2 stays: make destroy-b DISKS=1/m);
    assert.deepEqual(own(), [...parts('a'), 'b+data.qcow2']);
  });
  test('takes no disk of an earlier one, and says what takes that away', () => {
    for (const file of ['distros/b.ini']) c.remove(file);
    const { code, text } = c.make(['clone-a', 'TO=b'], env);
    assert.equal(code, 2);
    assert.match(text, /^b has a disk\n.*\n {2}mend: make destroy-b DISKS=1, or another name$/m);
    assert.ok(!c.exists('distros/b.ini'));
    ok('destroy-b', 'DISKS=1');
    assert.deepEqual(own(), parts('a'));
  });
  test('has another name when it is next up, and its volumes as they were, whatever is destroyed', () => {
    assert.match(ok('rename-a', 'TO=b'), /^b: was a; .* its host name changes when it is up$/m);
    assert.deepEqual([own(), disks('.volume'), disks('.called')], [parts('a'), ['b.volume'], ['b.called']]);
    assert.match(c.read('b.xml'), /<name>b<\/name>/);
    assert.match(c.make(['destroy-a', 'DISKS=1'], env).text, /no VM "a"/);
    // As a make that was killed has left it.
    c.write({ 'generated/workspace/disks/d.volume': c.read('generated/workspace/disks/b.volume') });
    c.write({ 'generated/workspace/disks/d.layer': 'x', 'generated/workspace/domains/d.uri': env.LIBVIRT_URI });
    ok('destroy-d', 'DISKS=1');
    assert.deepEqual([own(), disks('.volume')], [parts('a'), ['b.volume']]);
    ok('destroy-b', 'DISKS=1');
    assert.deepEqual(own(), []);
  });
});
