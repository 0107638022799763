import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { boxDisk } from '../../scripts/box-metadata.ts';
import { fileDigests } from '../../scripts/digests.ts';
import { blobPath, forProcessor, isDiskFile } from '../../scripts/layout.ts';
import { sha256 } from '../../scripts/machine.ts';
import { checksumOf, indexEntry, releaseDate } from '../../scripts/publishers.ts';
import { settings } from '../../scripts/settings.ts';
import { placed } from '../../scripts/sources/disk.ts';
import { parseSource, sources } from '../../scripts/sources/table.ts';
import { temporary } from '../support/folder.ts';
import { chainOf, planned } from '../support/world.ts';

suite('how a source is written', () => {
  for (const [from, known] of [
    ['mmdebstrap:bookworm', true],
    ['mmdebstrap:../x', false],
    ['url:https://example.com/disk.qcow2', true],
    ['url:/srv/disk.qcow2', false],
    ['file:disk.qcow2', true],
    ['file:/srv/my disks/disk.qcow2', true],
    ['file:https://example.com/disk', false],
    ['file:a=b', false],
    ['box:https://example.com/x.box', true],
    ['box:x.box', true],
    ['oci:registry.example/containerdisks/fedora:41', true],
    ['oci:localhost:5000/fedora', true],
    [`oci:localhost:5000/fedora@sha256:${'a'.repeat(64)}`, true],
    ['oci:localhost:5000/fedora@sha256:1', false],
    ['oci:/srv/layout:v1', true],
    ['oci:./my layout', true],
    ['oci:fedora', false],
    ['oci:-x/y', true],
    ['iso:cd.iso', true],
    ['domain:my debian', true],
    ['domain:-x', false],
    ['domain:a/b', false],
    ['docker:alpine', false],
    ['toString:x', false],
    ['file:', false],
  ] as const) {
    test(`${from} is ${known ? 'one' : 'none'}`, () => assert.equal(parseSource(from) !== undefined, known));
  }
  test('every key of a source names sources that exist', () => {
    for (const s of settings) for (const kind of s.sources ?? []) assert.ok(Object.hasOwn(sources, kind), kind);
  });
  test('a path can not be taken for a protocol or an option', () => {
    assert.deepEqual(['a:b', './x', '../x', '/x', '-x'].map(placed), ['./a:b', './x', './../x', '/x', './-x']);
  });
});

suite('the layer of a source', () => {
  const base = (text: string, more = {}) =>
    chainOf(planned({ inis: { x: `[image]\nfrom = ${text}\n` }, ...more }), 'x')[0]!;
  test('one file is one layer, wherever it lies', () => {
    const digests = { './a/disk.qcow2': 'd', '/b/disk.qcow2': 'd' };
    assert.equal(base('file:a/disk.qcow2', { digests }).id, base('file:/b/disk.qcow2', { digests }).id);
  });
  test('another content is another layer', () => {
    const id = (digest: string) => base('file:disk.qcow2', { digests: { './disk.qcow2': digest } }).id;
    assert.notEqual(id('1'), id('2'));
  });
  test('a reference with a digest needs no lock', () => {
    const { images } = planned({ inis: { x: `[image]\nfrom = oci:q.io/a/b@sha256:${'a'.repeat(64)}\n` } });
    assert.equal(images[0]!.unlocked, undefined);
  });
  test('a tag needs one, and its layer is named by the image and not by the tag', () => {
    const plan = planned({ inis: { x: '[image]\nfrom = oci:q.io/disks/debian:12\n' } });
    assert.equal(plan.images[0]!.unlocked, 'x');
    assert.match(chainOf(plan, 'x')[0]!.id, /^[0-9a-f]{16}-debian$/);
  });
  test('two downloads of one name do not meet before they are pinned', () => {
    const from = (host: string) => `[image]\nfrom = url:https://${host}/disk.img\nsha256sums = https://${host}/SUMS\n`;
    const inis = { x: from('a.example'), y: from('b.example') };
    const ids = (locks = {}) => ['x', 'y'].map(name => chainOf(planned({ inis, locks }), name)[0]!.id);
    const lock = (host: string) => ({ from: `url:https://${host}/disk.img`, digest: 'd' });
    assert.equal(new Set(ids()).size, 2);
    assert.equal(new Set(ids({ x: lock('a.example'), y: lock('b.example') })).size, 1);
  });
  test('a lock belongs to the definition that says `from`', () => {
    const { images } = planned({
      inis: { x: '[image]\nfrom = mmdebstrap:bookworm\n', y: 'like = x\n', z: '[image]\nfrom = distro:y\n' },
    });
    assert.deepEqual(
      images.map(image => image.lock),
      ['x', 'x', 'x'],
    );
  });
  test('the answers of an installation are part of its layer, the network is not', () => {
    const id = (answers: string, more = '') =>
      base(`iso:cd.iso\nanswers = a.ks\n${more}`, { digests: { './cd.iso': 'cd', './a.ks': answers } }).id;
    assert.notEqual(id('1'), id('2'));
    assert.equal(id('1'), id('1', '[domain]\nnetwork = bridge=br0\n'));
    assert.notEqual(id('1'), id('1', '[domain]\nos-variant = debian11\n'));
  });
});

suite('digests of big files', () => {
  test('are read once, and again when the file changed', () => {
    const folder = temporary();
    const [file, cache] = ['disk', 'generated/digests.json'].map(name => path.join(folder, name));
    writeFileSync(file!, 'one');
    const seen: string[] = [];
    const digest = fileDigests(folder, name => seen.push(name));
    assert.equal(digest('disk'), sha256('one'));
    writeFileSync(cache!, readFileSync(cache!, 'utf8').replace(sha256('one'), 'not read'));
    assert.equal(digest(file!), 'not read');
    writeFileSync(file!, 'three');
    assert.equal(digest('disk'), sha256('three'));
    assert.deepEqual(seen, [file, file, file]);
  });
  test('of what is no file: none', () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'folder'));
    assert.deepEqual(['folder', 'nothing'].map(fileDigests(folder)), [undefined, undefined]);
  });
  test('a broken cache is no cache', () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'generated'));
    writeFileSync(path.join(folder, 'generated/digests.json'), '{');
    writeFileSync(path.join(folder, 'disk'), 'x');
    assert.equal(fileDigests(folder)('disk'), sha256('x'));
  });
});

suite('what a Vagrant box says of itself', () => {
  const of = (metadata: unknown) => JSON.stringify(boxDisk(JSON.stringify(metadata)));
  for (const [what, metadata, wanted] of [
    ['the first version', { provider: 'libvirt', format: 'qcow2', virtual_size: 10 }, /"disk":"box\.img"/],
    ['the second version', { provider: 'libvirt', disks: [{ path: 'root.img', name: 'r' }] }, /"disk":"root\.img"/],
    ['two disks', { provider: 'libvirt', disks: [{ path: 'a' }, { path: 'b' }] }, /2 disks/],
    ['no disk', { provider: 'libvirt', disks: [] }, /0 disks/],
    ['no list', { provider: 'libvirt', disks: 'a' }, /no list of disks/],
    ['another provider', { provider: 'virtualbox' }, /virtualbox.*not for libvirt/],
    ['no provider', {}, /nobody/],
    ['nothing', null, /says nothing/],
    ['a path out of the box', { provider: 'libvirt', disks: [{ path: '../x' }] }, /no plain name/],
    ['an option for a path', { provider: 'libvirt', disks: [{ path: '-x' }] }, /no plain name/],
    ['no path', { provider: 'libvirt', disks: [{}] }, /no plain name/],
  ] as const) {
    test(what, () => assert.match(of(metadata), wanted));
  }
  test('no JSON', () => assert.match(JSON.stringify(boxDisk('{')), /no JSON/));
});

suite('an OCI layout', () => {
  const one = { digest: `sha256:${'1'.repeat(64)}` };
  const two = { digest: `sha256:${'2'.repeat(64)}`, platform: { architecture: 'arm64' } };
  test('a blob lies by its digest, and nothing else is a path', () => {
    assert.equal(blobPath(one.digest), `blobs/sha256/${'1'.repeat(64)}`);
    for (const bad of ['sha256:../../x', 'sha512:1', '']) assert.equal(blobPath(bad), undefined);
  });
  test('the manifest for a processor', () => {
    assert.equal(forProcessor({ manifests: [one, two] }, 'arm64'), two);
    assert.equal(forProcessor({ manifests: [one, two] }, 'riscv64'), undefined);
    assert.equal(forProcessor({ manifests: [one] }, 'amd64'), one);
    assert.equal(forProcessor({}, 'amd64'), undefined);
  });
  test('where a disk is', () => {
    for (const name of ['disk/x.qcow2', './disk/x', '/disk/x.img', 'data/images/x.qcow2.zst'])
      assert.ok(isDiskFile(name), name);
    for (const name of ['disk/', 'disk/a/b', 'etc/disk/x', 'data/x', 'mydisk/x']) assert.ok(!isDiskFile(name), name);
  });
});

suite('what publishers say', () => {
  test('the date of a suite', () => {
    assert.equal(releaseDate('Origin: Debian\nDate: Sat, 11 Jul 2026 10:16:37 UTC\n'), '20260711T101637Z');
    assert.equal(releaseDate('Date: soon\n'), undefined);
  });
  test('the entry of a template', () => {
    const index = '[a]\narch=x86_64\nrevision=3\nchecksum[sha512]=ab\n[a]\narch=aarch64\nsize=5\n';
    assert.equal(indexEntry(index, 'a', 'x86_64'), 'revision 3 sha512 ab');
    assert.equal(indexEntry(index, 'a', 'aarch64'), 'revision 1 size 5');
    assert.equal(indexEntry(index, 'b', 'x86_64'), undefined);
  });
  test('a checksum in both forms', () => {
    const digest = 'ab'.repeat(32);
    assert.equal(checksumOf(`${digest}  *x\n`, 'x'), undefined);
    assert.equal(checksumOf(`${digest} *dir/x\n`, 'x'), digest);
    assert.equal(checksumOf(`SHA256 (x) = ${digest.toUpperCase()}\n`, 'x'), digest);
    assert.equal(checksumOf(`${digest}  y\n`, 'x'), undefined);
  });
});
