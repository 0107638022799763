// Sources as make drives them: what reaches the tools, what is built again, what a failed or changed source leaves.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, date, type Result } from '../support/checkout.ts';

const qcow2 = (() => {
  const bytes = Buffer.alloc(512);
  bytes.write('QFI\xfb', 'latin1');
  bytes.writeUInt32BE(3, 4);
  bytes.writeUInt32BE(16, 20);
  bytes.writeUInt32BE(2 ** 20, 28);
  bytes.writeUInt32BE(104, 100);
  return bytes;
})();
const calls = ({ calls: all }: Result, tool: string) =>
  all.filter(([name]) => name === tool).map(words => words.slice(1));
const converted = (result: Result) =>
  calls(result, 'qemu-img')
    .filter(words => words[0] === 'convert')
    .map(words => words.slice(1, 6).map(word => path.basename(word).replace(/^[0-9a-f]{16}-/, '')));

suite('file:', () => {
  const c = checkout({ 'distros/x.ini': '[image]\nfrom = file:my disk\n', 'my disk': 'raw' });
  const put = (bytes: Buffer) => {
    writeFileSync(path.join(c.folder, 'my disk'), bytes);
    date(path.join(c.folder, 'my disk'));
  };
  test('is opened as what its header says', () => {
    const result = c.make(['image-x']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(converted(result), [['-f', 'raw', '-O', 'qcow2', 'my disk']]);
  });
  test('that changed is another layer, and one that was touched is not', () => {
    put(qcow2);
    assert.deepEqual(converted(c.make(['image-x'])), [['-f', 'qcow2', '-O', 'qcow2', 'my disk']]);
    date(path.join(c.folder, 'my disk'));
    assert.deepEqual(c.make(['image-x']).built, []);
  });
  test('that can not be trusted meets no tool', () => {
    put(Buffer.concat([qcow2.subarray(0, 20), Buffer.from([0, 0, 0, 5]), qcow2.subarray(24)]));
    const result = c.make(['image-x']);
    assert.notEqual(result.code, 0);
    assert.match(result.text, /2\^5 bytes/);
    assert.deepEqual(calls(result, 'qemu-img'), []);
  });
  test('that changes while it is copied gives no layer', () => {
    c.write({ 'my disk': 'another raw one' });
    const before = c.layers();
    c.hook('qemu-img', "[ $1 != convert ] || echo more >>'my disk'");
    const result = c.make(['image-x']);
    c.hook('qemu-img', '');
    assert.notEqual(result.code, 0);
    assert.match(result.text, /my disk changed while/);
    assert.deepEqual(
      c.layers().filter(f => f.endsWith('.qcow2')),
      before.filter(f => f.endsWith('.qcow2')),
    );
  });
  test('that is gone is a message', () => {
    c.remove('my disk');
    assert.match(c.make(['image-x']).text, /"from" reads my disk, which is not there/);
  });
});

suite('oci:', () => {
  const from = (more: string) => `[image]\nfrom = oci:example.com/disks/x@sha256:${'ab'.repeat(32)}\n${more}`;
  const c = checkout({ 'distros/x.ini': from(''), 'distros/y.ini': from('size = 11G\ntls-verify = no\n') });
  const folder = path.join(c.data, 'downloads', `oci-${'ab'.repeat(32)}`);
  test('is pulled by its digest, and what a killed pull left is thrown away', () => {
    c.hook('skopeo', `mkdir '${folder}.part'; exit 1`);
    assert.notEqual(c.make(['image-x']).code, 0);
    c.hook('skopeo', '');
    assert.ok(existsSync(`${folder}.part`) && !existsSync(folder));
    const result = c.make(['image-x']);
    assert.equal(result.code, 0, result.text);
    const [words] = calls(result, 'skopeo');
    assert.equal(words!.at(-2), `docker://example.com/disks/x@sha256:${'ab'.repeat(32)}`);
    assert.ok(existsSync(folder) && !existsSync(`${folder}.part`) && !existsSync(`${folder}.lock`));
  });
  test('once for all who name the digest', () => {
    const result = c.make(['image-y']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(calls(result, 'skopeo'), []);
    assert.ok(result.built.includes('unpack'));
  });
});

suite('iso:', () => {
  const c = checkout({
    'distros/x.ini': '[image]\nfrom = iso:cd.iso\nanswers = x.cfg\nsize = 5G\n[domain]\nos-variant = debian11\n',
    'distros/u.ini': '[image]\nfrom = iso:cd.iso\nanswers = x.yaml\n',
    'cd.iso': 'cd',
    'x.cfg': 'd-i',
    'x.yaml': 'autoinstall:',
  });
  const installs = (result: Result) => calls(result, 'virt-install').filter(words => words.includes('--transient'));
  const stops = (result: Result) =>
    calls(result, 'virsh').filter(words => words.includes('destroy') && /^makebox-[0-9a-f]{16}-/.test(words.at(-1)!));
  test('installs in a domain that libvirt forgets, within a time', () => {
    const result = c.make(['image-x']);
    assert.equal(result.code, 0, result.text);
    const [words] = installs(result);
    const option = (name: string) => words![words!.indexOf(name) + 1]!;
    assert.equal(option('--initrd-inject'), './x.cfg');
    assert.equal(option('--location'), './cd.iso');
    assert.equal(option('--extra-args'), 'auto=true priority=critical preseed/file=/x.cfg console=ttyS0');
    assert.equal(option('--wait'), '600');
    assert.match(option('--disk'), /^path=\/.*\.disk,format=qcow2,bus=virtio$/);
    assert.match(option('--serial'), /^pty,log\.file=\/.*\/logs\/[0-9a-f]{16}-installed\.console$/);
    assert.ok(words!.includes('--noreboot'));
  });
  test('stops the domain before and after, also when the installation failed', () => {
    c.write({ 'x.cfg': 'other answers' });
    c.hook('virt-install', 'case "$*" in *--transient*) exit 1 ;; esac');
    const result = c.make(['image-x']);
    c.hook('virt-install', '');
    assert.notEqual(result.code, 0);
    assert.equal(installs(result).length, 1);
    assert.equal(stops(result).length, 2);
    const again = c.make(['image-x']);
    assert.equal(again.code, 0, again.text);
    assert.equal(stops(again).length, 2);
  });
  test("gives Ubuntu's installer its answers on a CD", () => {
    const result = c.make(['image-u']);
    assert.equal(result.code, 0, result.text);
    const [words] = installs(result);
    assert.ok(words!.some(word => /\.seed,device=cdrom$/.test(word)));
    assert.ok(words!.includes('./cd.iso,kernel=casper/vmlinuz,initrd=casper/initrd'));
    assert.deepEqual(
      readdirSync(path.join(c.data, 'layers')).filter(f => /\.(seed|disk)$/.test(f)),
      [],
    );
  });
});

suite('domain:', () => {
  const c = checkout({
    'distros/x.ini': '[image]\nfrom = domain:by hand\n',
    'distros/x.lock': 'from = domain:by hand\ndigest = d\n',
  });
  test('is compared with its lock before and after it is copied', () => {
    const result = c.make(['image-x']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(converted(result), [['-f', 'qcow2', '-O', 'qcow2', 'a disk.qcow2']]);
    assert.equal(result.built.filter(word => word === 'lock').length, 2);
  });
});

suite('refresh-NAME', () => {
  const c = checkout({
    'distros/x.ini': '[image]\nfrom = mmdebstrap:bookworm\n',
    'distros/y.ini': 'like = x\n',
    'distros/w.ini': '[image]\nfrom = mmdebstrap:bookworm\n',
    'distros/f.ini': '[image]\nfrom = file:disk\n',
    disk: 'raw',
    'mirror/dists/bookworm/InRelease': 'Date: Sat, 11 Jul 2026 10:16:37 UTC\n',
  });
  const env = { DEBIAN_MIRROR: `file://${encodeURI(path.join(c.folder, 'mirror'))}` };
  test('shows what a new base would change, and changes nothing', () => {
    const result = c.make(['refresh-y'], env);
    assert.notEqual(result.code, 0);
    assert.match(result.text, /was never asked\n {2}is {2}20260711T101637Z\n {2}new layers: debian-bookworm, x, y\n/);
    assert.ok(!c.exists('distros/x.lock') && !c.exists('distros/y.lock'));
  });
  test('writes the lock of the definition that says `from`, when asked', () => {
    assert.equal(c.make(['refresh-y', 'YES=1'], env).code, 0);
    assert.match(c.read('distros/x.lock'), /^from = mmdebstrap:bookworm\ndigest = 20260711T101637Z$/m);
    assert.ok(!c.exists('distros/y.lock'));
    assert.match(c.make(['refresh-x'], env).text, /is still 20260711T101637Z/);
  });
  test('knows which of two definitions of one source is meant', () => {
    assert.equal(c.make(['refresh-w', 'YES=1'], env).code, 0);
    assert.ok(c.exists('distros/w.lock'));
  });
  test('has nothing to ask of a file', () => {
    const result = c.make(['refresh-f']);
    assert.equal(result.code, 0, result.text);
    assert.match(result.text, /there is nothing to ask/);
  });
  test('knows no other name', () => assert.notEqual(c.make(['refresh-z']).code, 0));
});
