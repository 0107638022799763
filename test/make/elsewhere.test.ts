// A VM whose disk is at another machine: it stays there, and a machine that does not answer keeps nobody from those that do.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

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
