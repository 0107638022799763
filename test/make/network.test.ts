// A network that changes while it is in use: what is on decides what is said, and each libvirt is told for itself.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';

const definition = (mtu: string) =>
  `${debian}[domain]\nnetwork = none\n[share code]\ntype = none\n[network lab]\nmtu = ${mtu}\n`;

suite('a network that changes', () => {
  const c = checkout({ 'distros/x.ini': definition('1400'), 'distros/x.lock': locked });
  libvirt(c);
  const virsh = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync('virsh', words, { env: c.env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const up = () => {
    const { code, text } = c.make(['up-x']);
    assert.equal(code, 0, text);
    return text;
  };
  const waits = /what changed holds when/;
  const lab = () =>
    virsh('net-list', '--name')
      .split('\n')
      .find(name => name.endsWith('-lab'))!;

  test('waits for its VMs, and says so until they have been off', () => {
    up();
    c.write({ 'distros/x.ini': definition('1300') });
    assert.match(up(), waits);
    assert.match(up(), waits);
    virsh('destroy', 'x');
    assert.doesNotMatch(up(), waits);
    assert.match(virsh('net-dumpxml', lab()), /<mtu size='1300'\/>/);
  });
  test('does not wait for what is so already, as after a reboot of the host', () => {
    c.write({ 'distros/x.ini': definition('1200') });
    assert.match(up(), waits);
    const name = lab();
    virsh('destroy', 'x');
    virsh('net-destroy', name);
    virsh('net-start', name);
    virsh('start', 'x');
    assert.doesNotMatch(up(), waits);
  });
  test('is told to each libvirt', () => {
    const told = (uri: string) => {
      const words = ['dist/makebox.cjs', 'network', 'lab', '--uri', uri];
      const { status, stderr } = spawnSync(process.execPath, words, { cwd: c.folder, env: c.env, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return c.calls().filter(words => words.includes('net-define')).length;
    };
    virsh('destroy', 'x');
    const [here, far] = ['qemu:///system', 'qemu+ssh://far/system'];
    assert.deepEqual([told(here), told(far), told(far)], [0, 1, 0]);
    c.write({ 'distros/x.ini': definition('1100') });
    assert.equal(c.make(['list']).code, 0);
    assert.deepEqual([told(far), told(here), told(here)], [1, 1, 0]);
  });
});
