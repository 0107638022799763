// Disks besides that of the image: when they are made, what stays when the VM goes, and what is refused.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked, option } from '../support/checkout.ts';

const ini = `${debian}[disk data]\nsize = 20G\npersistent = yes\n[disk scratch]\nformat = raw\n`;
const noJson = `case "$*" in info*json*) echo '{"snapshots":[{"name":"before"}]}'; exit ;; esac`;
const made = (files: Record<string, string> = {}) => {
  const c = checkout({ 'distros/x.ini': ini, 'distros/x.lock': locked, ...files });
  c.hook('qemu-img', noJson);
  return c;
};
const run = (c: Checkout, ...words: string[]) => {
  const result = c.make(words);
  assert.equal(result.code, 0, result.text);
  return result;
};
const disks = (c: Checkout, name = 'x') => {
  const folder = path.join(c.folder, 'generated/workspace/disks');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.startsWith(`${name}+`))
        .sort()
    : [];
};
const both = ['x+data.qcow2', 'x+scratch.raw'];

suite('disks of a definition', () => {
  test('are made once, before the domain, and no lock or unfinished file stays', () => {
    const c = made();
    const first = run(c, 'x.xml');
    const created = first.calls.filter(
      ([tool, verb, ...words]) => `${tool} ${verb}` === 'qemu-img create' && words.at(-1)!.endsWith('G'),
    );
    assert.deepEqual(
      created.map(words => words.slice(3)),
      [
        ['-f', 'qcow2', 'generated/workspace/disks/x+data.qcow2.tmp', '20G'],
        ['-f', 'raw', 'generated/workspace/disks/x+scratch.raw.tmp', '10G'],
      ],
    );
    const words = first.calls.find(([tool]) => tool === 'virt-install')!;
    assert.deepEqual(
      words.filter(word => word.startsWith('path=')).map(word => word.replace(/.*\/disks\//, '')),
      [
        'x.qcow2,driver.type=qcow2,bus=virtio',
        'x+data.qcow2,driver.type=qcow2,bus=virtio,serial=data',
        'x+scratch.raw,driver.type=raw,bus=virtio,serial=scratch',
      ],
    );
    assert.deepEqual(disks(c), both);
    assert.doesNotMatch(run(c, 'x.xml').text, /new disk/);
    assert.deepEqual(run(c, 'x.xml').built, []);
  });
  test("go with the VM, but a persistent one, which loses its snapshots and is the next one's", () => {
    const c = made();
    run(c, 'x.xml');
    const { text, calls } = run(c, 'destroy-x');
    assert.match(text, /^x: its disk data\.qcow2 stays: make destroy-x DISKS=1 takes it away, too$/m);
    assert.deepEqual(disks(c), ['x+data.qcow2']);
    assert.ok(
      calls.some(
        ([tool, ...words]) =>
          tool === 'qemu-img' && words.join(' ').startsWith('snapshot --image-opts -d before driver=qcow2,'),
      ),
    );
    assert.match(run(c, 'status').text, /data\.qcow2 stays for the next: make destroy-x DISKS=1/);
    const next = run(c, 'x.xml');
    assert.match(next.text, /new disk scratch\.raw, 10G/);
    assert.doesNotMatch(next.text, /new disk data/);
    run(c, 'destroy-x', 'DISKS=1');
    assert.deepEqual(disks(c), []);
  });
  test('destroy of all keeps the same ones', () => {
    const c = made();
    run(c, 'x.xml');
    assert.match(run(c, 'destroy', 'YES=1').text, /data\.qcow2 stays/);
    assert.deepEqual(disks(c), ['x+data.qcow2']);
    assert.equal(run(c, 'destroy', 'YES=1').stdout, 'no VM to destroy\n');
    assert.match(run(c, 'destroy', 'YES=1', 'DISKS=1').stdout, /^x: its persistent disks$/m);
    assert.deepEqual(disks(c), []);
  });
  test('test-all takes those away that it has made, and no others', () => {
    const c = made();
    const test = () => {
      const { text } = c.make(['test-all', 'CMD=true']);
      assert.match(text, /^x +\| failed/m);
      return disks(c);
    };
    assert.deepEqual(test(), []);
    run(c, 'x.xml');
    run(c, 'destroy-x');
    assert.deepEqual(test(), ['x+data.qcow2']);
    c.write({ 'distros/x.ini': `${ini}[disk more]\npersistent = yes\n` });
    assert.deepEqual(test(), ['x+data.qcow2']);
  });
  test('stay where no definition speaks of them any more, until they are named', () => {
    const c = made({ 'distros/y.ini': 'like = x\n', 'distros/xx.ini': 'like = x\n' });
    run(c, 'x.xml', 'xx.xml');
    c.remove('distros/x.ini');
    c.write({ 'distros/y.ini': debian, 'distros/xx.ini': ini });
    assert.match(run(c, 'destroy-x').text, /data\.qcow2 stays[\s\S]*scratch\.raw stays/);
    assert.deepEqual(disks(c), both);
    run(c, 'destroy-x', 'DISKS=1');
    assert.deepEqual([disks(c), disks(c, 'xx').length], [[], 2]);
    assert.notEqual(c.make(['destroy-x']).code, 0);
  });
});

suite('settings of a domain', () => {
  const c = made({
    'distros/x.ini': `${debian}[domain]\nnetwork = network=default\nautostart = yes\n`,
    'distros/x.mk': 'x.xml: VIDEO = qxl\n',
  });
  const autostart = (...words: string[]) =>
    run(c, 'x.xml', ...words).calls.flatMap(([tool, ...more]) => {
      const at = more.indexOf('autostart');
      return tool === 'virsh' && at >= 0 ? [more.slice(at + 1, -1).join(' ') || 'on'] : [];
    });
  test('autostart is said to libvirt, and taken back when it is no longer said; what autostart-NAME says is left alone', () => {
    assert.deepEqual(autostart(), ['on']);
    assert.deepEqual(autostart('AUTOSTART=no'), ['--disable']);
    assert.deepEqual(autostart('AUTOSTART=no', 'MEMORY=512'), []);
  });
  test('come from a .mk and from the command line', () => {
    const result = run(c, 'x.xml', 'MACHINE=pc', 'TITLE=a, b', 'DESCRIPTION=it\'s "c"', 'CDROM=/a,b.iso', 'NESTED=yes');
    assert.deepEqual([option(result, '--machine'), option(result, '--video')], ['pc', 'qxl']);
    assert.match(option(result, '--cpu')!, /,require=svm$/);
    assert.match(option(result, '--metadata')!, /description=makebox [0-9a-f]{16} x - it\\'s \\"c\\",title=a\\, b$/);
    const cdrom = result.calls.flat().find(word => word.includes('cdrom'));
    assert.equal(
      cdrom,
      String.raw`path=/dev/null,type=file,xpath1.set=./source/@file,xpath1.value=/a\,b.iso,device=cdrom,driver.type=raw,bus=sata,readonly=on`,
    );
  });
  test('whose domain it is can be read before what is said of it', () => {
    run(c, 'x.xml', 'DESCRIPTION=for tests - of makebox 0 y');
    assert.match(c.make(['destroy']).text, /^x: its domain and its disk$/m);
  });
  test('nothing that it says for virt-install makes it another one', () => {
    const c = made();
    const { code, text } = c.make(['x.xml', 'VIRT_INSTALL_FLAGS=--name victim']);
    assert.notEqual(code, 0);
    assert.match(text, /x: what it says for virt-install makes it another domain/);
    assert.ok(!existsSync(path.join(c.folder, 'x.xml')));
    run(c, 'x.xml');
  });
  for (const [word, said] of [
    ['FIRMWARE=uefi', /FIRMWARE=uefi \(command line\)\n {2}why: {2}it must be one of bios, efi/],
    ['DISK_CACHE=fast', /one of default, none, writethrough/],
    ['BOOT_ORDER=floppy', /hd, network or cdrom/],
    ['RNG=maybe', /one of yes, no/],
    ['DISK_BUS=scsi', /x is made from packages: it is booted by its own kernel/],
    ['BOOT_ORDER=network', /it is for images that boot by themselves/],
  ] as const)
    test(`${word} is refused before virt-install`, () => {
      const result = c.make(['x.xml', word]);
      assert.match(result.text, said);
      assert.deepEqual([result.code, result.built], [2, []]);
    });
});
