// centos-7 as it ships, on a stand-in from a signed template repository: virt-builder, the appliance, xfs, and the share over 9p.

import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, remove, scratch, virsh } from './checkout.ts';
import { templateRepository } from './template.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = path.join(root, 'data');
const theirs = path.join(root, 'their data');
const one = checkout(root, 'checkout', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-' });
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const inGuest = (command: string) => ok(one.make('exec-stand-in', `CMD=${command}`));

describe('centos-7 on a stand-in, through virt-builder', () => {
  before(() => {
    mkdirSync(code);
    mkdirSync(data);
    mkdirSync(theirs);
    writeFileSync(path.join(theirs, 'theirs'), 'data\n');
    chownSync(theirs, user, user);
    chownSync(code, user, user);
    writeFileSync(path.join(code, 'hello'), 'hello\n');
    chownSync(path.join(code, 'hello'), user, user);
    const { source, gpgkey } = templateRepository(path.join(root, 'repository'));
    one.write(
      'distros/stand-in.ini',
      `like = centos-7\n[image]\nfrom = virt-builder:centos-7.8\nsource = ${source}\ngpgkey = ${gpgkey}\nsize = 3G\n[share code]\ntype = virtiofs\n[share data]\nsource = ${theirs}\ntype = 9p\nreadonly = yes\noptions = noexec\n`,
    );
    one.write('distros/stand-in.mk', 'stand-in.xml: FSDEV_FLAGS = accessmode=passthrough\n');
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('builds the template, each snippet and the identity as layers of their own', () => {
    const text = ok(one.make('stand-in.xml'));
    assert.match(text, /stand-in: virt-builder:centos-7\.8 is revision 1 sha512 [0-9a-f]{128}/);
    const names = readdirSync(path.join(data, 'layers'))
      .filter(f => f.endsWith('.qcow2'))
      .map(f => f.slice(17, -6))
      .sort();
    assert.deepEqual(names, ['centos-7-plus-9p', 'centos-7-vault', 'centos-7.8', 'stand-in']);
  });

  it('boots it, and the line in the .mk alone makes the share 9p', () => {
    ok(one.make('up-stand-in'));
    assert.match(virsh('dumpxml', `${one.prefix}stand-in`), /accessmode='passthrough'/);
    assert.doesNotMatch(virsh('dumpxml', `${one.prefix}stand-in`), /virtiofs/);
    assert.match(inGuest('findmnt -no FSTYPE /code'), /^9p$/m);
  });

  it('gives files one owner on both sides of 9p', () => {
    inGuest('echo there >/code/from-guest');
    const { uid, gid } = statSync(path.join(code, 'from-guest'));
    assert.deepEqual([uid, gid], [user, user]);
    inGuest('echo more >>/code/hello');
    assert.match(inGuest('stat -c "owner %u" /code/hello'), new RegExp(`owner ${user}`));
  });

  it('lets nobody write through a 9p share that is only read, and saves its memory with both', () => {
    assert.match(inGuest('cat /data/theirs; grep " /data " /proc/mounts'), /^data$[\s\S]* 9p .*noexec/m);
    for (const command of [
      'sudo touch /data/x',
      'sudo mount -o remount,rw /data; sudo touch /data/x',
      'sudo rm /data/theirs',
    ]) {
      assert.notEqual(one.make('exec-stand-in', `CMD=${command}`).code, 0, command);
      assert.deepEqual(readdirSync(theirs), ['theirs'], command);
    }
    ok(one.make('save-stand-in'));
    ok(one.make('up-stand-in'));
    assert.match(inGuest('cat /data/theirs /code/hello'), /^data\nhello$/m);
  });

  it('gives disk and file system the size asked for', () => {
    const bytes = Number(/^(\d+)$/m.exec(inGuest('df --output=size -B1 / | tail -1 | tr -d " "'))?.[1]);
    assert.ok(bytes > 2.8 * 2 ** 30 && bytes <= 3 * 2 ** 30, String(bytes));
  });

  it('told yum, dracut and grubby what the CentOS Plus recipe says, in its order', () => {
    const recorded = inGuest('sudo cat /root/recorded')
      .split('\n')
      .filter(line => /^(yum|dracut|grubby) /.test(line));
    assert.match(recorded[0]!, /^yum .*install.* kernel-plus/);
    assert.match(recorded[1]!, /^dracut --force \/boot\/initramfs-3\.10\.0-1160\.el7\.centos\.plus\.x86_64\.img/);
    assert.match(recorded[2]!, /^grubby --set-default \/boot\/vmlinuz-3\.10\.0-1160\.el7\.centos\.plus\.x86_64/);
    const files = inGuest(
      'cat /etc/yum.repos.d/CentOS-Base.repo /etc/sysconfig/kernel /etc/dracut.conf.d/virtio.conf /etc/modules-load.d/9pnet_virtio.conf; ls /etc/yum.repos.d',
    );
    for (const line of [
      /^baseurl=http:\/\/vault\.centos\.org\/7\.9\.2009\/os\//m,
      /^#mirrorlist=/m,
      /^enabled=1/m,
      /^DEFAULTKERNEL=kernel-plus$/m,
      /add_drivers\+=" .* virtio_pci .* "/,
      /^9pnet_virtio$/m,
    ]) {
      assert.match(files, line);
    }
    assert.doesNotMatch(files, /CentOS-Base\.repoe/);
  });

  it('refuses a template that is not what the lock says', () => {
    one.write('distros/stand-in.lock', 'from = virt-builder:centos-7.8\ndigest = revision 0 sha512 0\n');
    const { code: status, text } = one.make('image-stand-in');
    assert.notEqual(status, 0);
    assert.match(text, /has changed since distros\/stand-in\.lock was written/);
  });
});
