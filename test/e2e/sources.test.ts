// Every source that needs no machine to be booted: one small disk, wrapped as other tools wrap theirs, and what must be refused.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, remove, scratch, virsh } from './checkout.ts';
import { box, layout, sha256, tinyDisk } from './tiny.ts';

const root = scratch();
const data = path.join(root, 'data folder');
const one = checkout(root, 'my checkout', { DATA_DIR: data, PREFIX: 'sources-' });
const images = path.join(one.folder, 'images');
const image = (name: string) => path.join(images, name);
const domain = `makebox-test-${process.pid}`;
let registry: ChildProcess;
let host: string;

const define = (name: string, from: string, more = '') =>
  one.write(`distros/${name}.ini`, `[image]\nfrom = ${from}\nsize = 32M\n${more}`);
const built = () => readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(f => /^layers.*\.qcow2$/.test(f));
function ok(...words: string[]): string {
  const { code, text } = one.make(...words);
  assert.equal(code, 0, text);
  return text;
}
function refused(name: string): string {
  const before = built().length;
  const { code, text } = one.make(`image-${name}`);
  assert.notEqual(code, 0, text);
  assert.equal(built().length, before, text);
  return text;
}
/** The base layer that a VM stands on. */
function baseOf(name: string): string {
  const { vms, layers } = JSON.parse(readFileSync(path.join(one.folder, 'generated/plan.json'), 'utf8')) as {
    vms: { name: string; image: string }[];
    layers: { id: string; parent?: string }[];
  };
  const { image: top } = vms.find(vm => vm.name === name)!;
  return path.join(data, 'layers', `${layers.find(l => l.id === top)!.parent}.qcow2`);
}
/** The base holds the disk, bit for bit, grown to `size`. */
function same(name: string, raw = image('tiny.raw')): void {
  const words = ['compare', '-q', '-f', 'raw', '-F', 'qcow2', raw, baseOf(name)];
  execFileSync('qemu-img', words, { stdio: 'pipe' });
  const info = execFileSync('qemu-img', ['info', '--output=json', baseOf(name)], { encoding: 'utf8' });
  assert.equal((JSON.parse(info) as { 'virtual-size': number })['virtual-size'], 32 * 2 ** 20);
}
const motd = (name: string) => {
  const flat = path.join(root, 'flat.raw');
  execFileSync('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', baseOf(name), flat]);
  return execFileSync('debugfs', ['-R', 'cat /etc/motd', flat], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

before(async () => {
  for (const name of readdirSync(path.join(one.folder, 'distros')).filter(f => /\.(ini|lock)$/.test(f)))
    execFileSync('rm', [path.join(one.folder, 'distros', name)]);
  mkdirSync(data);
  mkdirSync(images);
  tinyDisk(image('tiny.raw'), '16M', 'one');
  tinyDisk(image('other.raw'), '16M', 'two');
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', image('tiny.raw'), image('tiny.qcow2')]);
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', image('other.raw'), image('other.qcow2')]);
  const port = await freePort();
  host = `127.0.0.1:${port}`;
  one.write(
    'registry.yml',
    `version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: '${root}/registry'}}\nhttp: {addr: '${host}'}\n`,
  );
  registry = spawn('docker-registry', ['serve', path.join(one.folder, 'registry.yml')], { stdio: 'ignore' });
  execFileSync('curl', ['-fsS', '--retry', '50', '--retry-delay', '0', '--retry-connrefused', `http://${host}/v2/`]);
});
after(async () => {
  registry.kill();
  if (registry.exitCode === null) await once(registry, 'exit');
  try {
    virsh('undefine', domain);
  } catch {
    // It was never defined.
  }
  remove(root);
});

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

describe('a foreign disk', () => {
  const evil = (...words: string[]) => execFileSync('qemu-img', ['create', '-q', ...words], { stdio: 'pipe' });
  before(() => {
    evil('-f', 'qcow2', '-u', '-F', 'raw', '-b', '/etc/passwd', image('backing.qcow2'), '16M');
    evil('-f', 'qcow2', '-o', `data_file=${image('data')},data_file_raw=on`, image('data.qcow2'), '16M');
    evil('-f', 'qcow2', image('huge.qcow2'), '65T');
    evil('-f', 'vmdk', image('disk.vmdk'), '16M');
    copyFileSync(image('other.qcow2'), image('later.qcow2'));
    // A name that is only in the header, as one would write who does not ask qemu-img.
    const fd = openSync(image('later.qcow2'), 'r+');
    writeSync(fd, '/etc/shadow', 4096);
    const at = Buffer.alloc(12);
    at.writeBigUInt64BE(4096n);
    at.writeUInt32BE(11, 8);
    writeSync(fd, at, 0, 12, 8);
    closeSync(fd);
    box(image('evil.box'), { provider: 'libvirt' }, { 'box.img': image('backing.qcow2') });
    layout(image('evil-layout'), 'v1', { 'disk/d.qcow2': image('backing.qcow2') });
  });
  for (const [name, from, words] of [
    ['backing', 'file:images/backing.qcow2', /can't be trusted: it stands on "\/etc\/passwd"/],
    ['later', 'file:images/later.qcow2', /can't be trusted: it stands on "\/etc\/shadow"/],
    ['data', 'file:images/data.qcow2', /can't be trusted: its data are in another file/],
    ['huge', 'file:images/huge.qcow2', /64 TiB are the most/],
    ['vmdk', 'file:images/disk.vmdk', /the disk is a disk in the format VMDK/],
    ['evil-box', 'box:images/evil.box', /can't be trusted: it stands on "\/etc\/passwd"/],
    ['evil-oci', 'oci:./images/evil-layout:v1', /can't be trusted: it stands on "\/etc\/passwd"/],
  ] as const) {
    it(`is refused before a tool opens it: ${name}`, () => {
      define(name, from);
      assert.match(refused(name), words);
    });
  }
  it('is refused from an address, too', () => {
    define('far', `url:file://${encodeURI(image('backing.qcow2'))}`, `sha256 = ${sha256(image('backing.qcow2'))}\n`);
    assert.match(refused('far'), /it stands on "\/etc\/passwd"/);
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

describe('oci:', () => {
  /** The digest that the image has in the registry, where its layer is packed. */
  const push = (folder: string, tag: string): string => {
    const digest = path.join(root, 'digest');
    const words = ['--quiet', '--dest-tls-verify=false', '--digestfile', digest];
    execFileSync('skopeo', ['copy', ...words, `oci:${image(folder)}:v1`, `docker://${host}/${tag}`], { stdio: 'pipe' });
    return readFileSync(digest, 'utf8').trim();
  };
  let first: string;
  it("takes KubeVirt's form out of a registry, by the digest that the lock keeps", () => {
    layout(image('layout'), 'v1', { 'disk/tiny.qcow2': image('other.qcow2') });
    first = push('layout', 'disks/tiny:v1');
    define('pulled', `oci:${host}/disks/tiny:v1`, 'tls-verify = no\n');
    assert.match(ok('image-pulled'), new RegExp(`is ${first}; kept in distros/pulled\\.lock`));
    same('pulled', image('other.raw'));
  });
  it("takes little-vm-helper's packed disk out of a layout folder", () => {
    execFileSync('zstd', ['-q', image('tiny.raw'), '-o', image('kind.raw.zst'), '-f']);
    layout(image('lvh layout'), 'v1', { 'data/images/kind.raw.zst': image('kind.raw.zst') });
    define('lvh', 'oci:./images/lvh layout:v1');
    ok('image-lvh');
    same('lvh');
  });
  it('keeps to the digest, shows what a new one changes, and takes it when asked', () => {
    layout(image('layout2'), 'v1', { 'disk/tiny.raw': image('tiny.raw') });
    const second = push('layout2', 'disks/tiny:v1');
    assert.doesNotMatch(ok('image-pulled'), /building/);
    const lock = path.join(one.folder, 'distros/pulled.lock');
    const shown = one.make('refresh-pulled');
    assert.notEqual(shown.code, 0);
    assert.match(shown.text, new RegExp(`was ${first}\\n  is  ${second}\\n  new layers: tiny, pulled\\n`));
    assert.match(readFileSync(lock, 'utf8'), new RegExp(first));
    ok('refresh-pulled', 'YES=1');
    assert.match(readFileSync(lock, 'utf8'), new RegExp(second));
    ok('image-pulled');
    same('pulled');
    assert.match(ok('refresh-pulled'), /is still sha256:/);
  });
  it('refuses none, two, and a layout that was tampered with', () => {
    layout(image('none'), 'v1', { 'etc/motd': image('kind.raw.zst') });
    layout(image('both'), 'v1', { 'disk/a': image('kind.raw.zst'), 'disk/b': image('kind.raw.zst') });
    for (const [name, words] of [
      ['none', /has no disk/],
      ['both', /has 2 disks \(/],
    ] as const) {
      define(name, `oci:./images/${name}:v1`);
      assert.match(refused(name), words);
    }
    const digest = layout(image('bad'), 'v1', { 'disk/a.raw': image('tiny.raw') });
    define('bad', 'oci:./images/bad:v1');
    ok('refresh-bad', 'YES=1');
    assert.match(readFileSync(path.join(one.folder, 'distros/bad.lock'), 'utf8'), new RegExp(digest));
    for (const blob of readdirSync(image('bad/blobs/sha256'))) {
      const file = image(`bad/blobs/sha256/${blob}`);
      if (blob !== digest.slice(7)) writeFileSync(file, readFileSync(file).fill(1, 0, 9));
    }
    assert.match(refused('bad'), /is not what its name says/);
  });
});

describe('domain:', () => {
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
    assert.match(refused('nobody'), /failed to get domain 'no such domain'/);
  });
});
