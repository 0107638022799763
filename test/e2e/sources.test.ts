// A disk in a file, in a box, of a domain: wrapped as other tools wrap theirs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { virsh } from './checkout.ts';
import { smallDisks } from './small-disks.ts';
import { box, sha256, tinyDisk } from './tiny.ts';

const { root, one, image, define, ok, refused, baseOf, same, motd } = smallDisks('sources-');
const domain = `makebox-test-${process.pid}`;

describe('file:', () => {
  it('takes qcow2, raw, and what is packed', () => {
    const packers = { xz: 'xz -0', gz: 'gzip -1', zst: 'zstd -q', bz2: 'bzip2 -1' };
    for (const [ending, packer] of Object.entries(packers)) {
      execFileSync('sh', ['-c', `${packer} -c <"$1" >"$1.${ending}"`, 'sh', image('tiny.raw')]);
      define(ending, `file:images/tiny.raw.${ending}`);
    }
    define('raw', `file:${image('tiny.raw')}`);
    define('qcow', 'file:images/tiny.qcow2', 'cloud-init = no\n');
    const names = ['xz', 'gz', 'zst', 'bz2', 'raw', 'qcow'];
    ok('-j2', ...names.map(name => `image-${name}`));
    for (const name of names) same(name);
    assert.equal(motd('qcow'), 'one');
  });
  it('does what a system that fell has left in its journal, in what stands on it and in what leaves', () => {
    const [disk, left] = [image('fell.raw'), path.join(root, 'left')];
    const debugfs = (...words: string[]) =>
      execFileSync('debugfs', [...words, disk], { encoding: 'utf8', stdio: 'pipe' });
    tinyDisk(disk, '16M', 'before');
    const block = debugfs('-R', 'blocks /etc/motd').trim();
    writeFileSync(left, 'after'.padEnd(1024, '\n'));
    writeFileSync(path.join(root, 'commands'), `jo\njw -b ${block} ${left}\njc\n`);
    debugfs('-w', '-f', path.join(root, 'commands'));
    define('fell', 'file:images/fell.raw', 'cloud-init = no\n');
    ok('fell.xml');
    const flat = path.join(root, 'flat.raw');
    const layers = path.join(one.folder, 'generated/data/layers');
    const whole = () => {
      execFileSync('e2fsck', ['-fn', flat], { stdio: 'pipe' });
      return execFileSync('debugfs', ['-R', 'cat /etc/motd', flat], { encoding: 'utf8', stdio: 'pipe' }).trim();
    };
    const [own] = readdirSync(layers).filter(
      name => name.endsWith('-fell.qcow2') && name !== path.basename(baseOf('fell')),
    );
    execFileSync('qemu-img', ['convert', '-O', 'raw', path.join(layers, own!), flat]);
    assert.equal(whole(), 'after');
    rmSync(flat);
    ok('export-fell', 'FORMAT=raw', 'BOOT=none', 'SPARSIFY=0', `OUT=${flat}`);
    assert.equal(whole(), 'after');
    ok('destroy-fell');
  });
  it('follows the content, not the date, and never changes the file', () => {
    const before = sha256(image('tiny.qcow2'));
    utimesSync(image('tiny.qcow2'), new Date(), new Date());
    const base = baseOf('qcow');
    ok('image-qcow');
    assert.equal(baseOf('qcow'), base);
    copyFileSync(image('other.qcow2'), image('tiny.qcow2'));
    ok('image-qcow');
    same('qcow', image('other.raw'));
    assert.equal(motd('qcow'), 'two');
    assert.equal(sha256(image('tiny.qcow2')), sha256(image('other.qcow2')));
    assert.notEqual(sha256(image('tiny.qcow2')), before);
  });
  it('says what size it needs', () => {
    define('small', 'file:images/tiny.raw', '');
    one.write('distros/small.ini', '[image]\nfrom = file:images/tiny.raw\nsize = 8M\n');
    assert.match(refused('small'), /the disk has 16777216 bytes, and size = 8M/);
  });
});

describe('box:', () => {
  it('takes both versions, packed or not, and from an address', () => {
    box(
      image('v1.box'),
      { provider: 'libvirt', format: 'qcow2', virtual_size: 1 },
      { 'box.img': image('other.qcow2') },
    );
    box(
      image('v2.box'),
      { provider: 'libvirt', disks: [{ path: 'root.img' }] },
      { 'root.img': image('other.qcow2') },
      false,
    );
    define('v1', 'box:images/v1.box');
    define('v2', `box:${image('v2.box')}`);
    define('v1-far', `box:file://${encodeURI(image('v1.box'))}`, `sha256 = ${sha256(image('v1.box'))}\n`);
    ok('-j2', 'image-v1', 'image-v2', 'image-v1-far');
    for (const name of ['v1', 'v2', 'v1-far']) same(name, image('other.raw'));
    assert.equal(baseOf('v1'), baseOf('v1-far'));
  });
  it('refuses two disks, another provider, and what is no box', () => {
    const both = { 'a.img': image('other.qcow2'), 'b.img': image('other.qcow2') };
    box(image('two.box'), { provider: 'libvirt', disks: [{ path: 'a.img' }, { path: 'b.img' }] }, both);
    box(image('vb.box'), { provider: 'virtualbox' }, { 'box.ovf': image('other.qcow2') });
    for (const [name, words] of [
      ['two', /it has 2 disks, and an image has one/],
      ['vb', /it is for "virtualbox", not for libvirt/],
    ] as const) {
      define(name, `box:images/${name}.box`);
      assert.match(refused(name), words);
    }
    define('no-box', 'box:images/tiny.raw');
    assert.match(refused('no-box'), /tiny\.raw is no Vagrant box: it has no metadata\.json/);
  });
});

describe('domain:', () => {
  after(() => {
    try {
      virsh('undefine', domain);
    } catch {
      // It was never defined.
    }
  });
  const disk = path.join(root, 'by hand.qcow2');
  before(() => {
    copyFileSync(image('other.qcow2'), disk);
    const xml = `<domain type='qemu'><name>${domain}</name><memory unit='MiB'>64</memory><os><type arch='${process.arch === 'x64' ? 'x86_64' : 'aarch64'}'>hvm</type></os><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk}'/><target dev='vda' bus='virtio'/></disk><disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk></devices></domain>`;
    one.write('domain.xml', xml);
    virsh('define', path.join(one.folder, 'domain.xml'));
    define('by-hand', `domain:${domain}`);
  });
  it('copies the disk of one that is shut off', () => {
    const digest = sha256(disk);
    assert.match(ok('image-by-hand'), /is size \d+ date \d+ inode \d+; kept in distros\/by-hand\.lock/);
    same('by-hand', image('other.raw'));
    assert.equal(sha256(disk), digest);
  });
  it('refuses one that runs', () => {
    virsh('start', domain);
    try {
      assert.match(one.make('refresh-by-hand').text, /the domain .* is running/);
    } finally {
      virsh('destroy', domain);
    }
  });
  it('refuses one that was changed, until its lock is refreshed', () => {
    copyFileSync(image('other.qcow2'), disk);
    one.write('distros/by-hand.ini', `[image]\nfrom = domain:${domain}\nsize = 33M\n`);
    assert.match(refused('by-hand'), /has changed since distros\/by-hand\.lock was written/);
    ok('refresh-by-hand', 'YES=1');
    ok('image-by-hand');
  });
  it('says that there is none', () => {
    define('nobody', 'domain:no such domain');
    assert.match(refused('nobody'), /failed to get domain 'no such domain'[\s\S]*mend: virsh .* list --all/);
  });
});
