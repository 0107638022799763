// The XML that the real virt-install writes by our command is one that libvirt takes, starts and stops.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const skip = missing('virsh', 'virt-install');
const uri = 'test:///default';

/** Says `test` for qemu or kvm, the only kind of domain that libvirt's test driver has, and leaves every other word as it is. */
const wrapper = `#!/bin/bash
words=("$@")
for i in "\${!words[@]}"; do if [ "\${words[i]}" = --virt-type ]; then words[i + 1]=test; fi; done
PATH=\${PATH#*:} exec virt-install "\${words[@]}"
`;

/** A checkout whose virt-install and virsh are real; libvirt's test driver forgets all when virsh ends. */
function real(files: Record<string, string>): Checkout {
  const c = checkout({ 'distros/x.lock': locked, ...files });
  const bin = path.join(c.env['FAKE']!, 'bin');
  for (const tool of ['virt-install', 'virsh']) rmSync(path.join(bin, tool));
  writeFileSync(path.join(bin, 'virt-install'), wrapper, { mode: 0o755 });
  return c;
}
const made = (c: Checkout, words: string[] = [], env = {}) => {
  const result = c.make(['x.xml', ...words], { LIBVIRT_URI: uri, ...env });
  assert.equal(result.code, 0, result.text);
  return c.read('x.xml');
};
/** One virsh that does several things after another. */
const virsh = (c: Checkout, ...commands: string[]) =>
  spawnSync('virsh', ['--connect', uri, commands.join('; ')], {
    cwd: c.folder,
    encoding: 'utf8',
    env: { ...c.env, PATH: process.env['PATH'] },
  });
const life = (c: Checkout) => {
  const { status, stderr } = virsh(c, 'define --validate x.xml', 'start x', 'domstate x', 'destroy x', 'undefine x');
  assert.equal(status, 0, stderr);
};

suite('libvirt takes what we define', { skip }, () => {
  for (const [type, driver] of [
    ['virtiofs', 'virtiofs'],
    ['9p', undefined],
  ] as const) {
    test(`a VM with a ${type} share`, () => {
      const c = real({ 'distros/x.ini': `${debian}[share code]\ntype = ${type}\n` });
      const xml = made(c);
      life(c);
      assert.match(xml, /<filesystem type="mount" accessmode="passthrough">/);
      assert.match(xml, /<target dir="\/code"\/>/);
      assert.ok(xml.includes(`<source dir="${c.folder}"/>`), xml);
      assert.equal(/<driver type="virtiofs"/.test(xml), driver === 'virtiofs');
      assert.equal(
        /<source type="memfd"\/>/.test(xml) && /<access mode="shared"\/>/.test(xml),
        driver === 'virtiofs',
        'virtiofs needs shared memory',
      );
    });
  }
  test('a VM with several folders, by both ways', () => {
    const more = `[share data]\nsource = /srv\ntype = 9p\nreadonly = yes\n[share copy]\nsource = /opt\ntype = rsync\n`;
    const c = real({ 'distros/x.ini': `${debian}[share code]\ntype = virtiofs\n${more}` });
    const xml = made(c);
    life(c);
    assert.deepEqual(
      [...xml.matchAll(/<target dir="\/(\w+)"\/>/g)].map(([, name]) => name),
      ['code', 'data'],
    );
    assert.match(xml, /<readonly\/>\s*<source dir="\/srv"\/>\s*<target dir="\/data"\/>/);
    assert.match(xml, /<seclabel type="static" model="dac" relabel="yes">/);
  });
  test('a VM without a share', () => {
    const c = real({ 'distros/x.ini': `${debian}[share code]\ntype = none\n` });
    assert.doesNotMatch(made(c), /<filesystem/);
    life(c);
  });
  test('an image from packages is booted by its own kernel', () => {
    const c = real({ 'distros/x.ini': `${debian}[domain]\nkernel-args = quiet mitigations=off,nosmt\n` });
    const xml = made(c);
    life(c);
    const disks = path.join(readlinkSync(path.join(c.folder, 'generated/workspace')), 'disks');
    assert.ok(xml.includes(`<kernel>${disks}/x.vmlinuz</kernel>`), xml);
    assert.ok(xml.includes(`<initrd>${disks}/x.initrd</initrd>`), xml);
    assert.match(
      xml,
      /<cmdline>root=\/dev\/vda rw console=ttyS0 mitigations=off no_timer_check tsc=reliable quiet mitigations=off,nosmt<\/cmdline>/,
    );
  });
  test('a template boots from its disk', () => {
    const c = real({
      'distros/x.ini': '[image]\nfrom = virt-builder:fedora-41\n',
      'distros/x.lock': 'from = virt-builder:fedora-41\ndigest = d\n',
    });
    c.hook('lock', 'exit 0');
    assert.doesNotMatch(made(c), /<kernel>/);
    life(c);
  });
  test('identity, disk, console and network are ours', () => {
    const c = real({ 'distros/x.ini': debian });
    const xml = made(c, ['PREFIX=', 'MEMORY=512', 'VCPUS=3']);
    const fact = (key: string) => new RegExp(`^x\\.${key} = (.*)$`, 'm').exec(c.read('generated/x.mk'))![1]!;
    assert.ok(xml.includes(`<uuid>${fact('uuid')}</uuid>`));
    assert.ok(xml.includes(`<mac address="${fact('mac')}"/>`));
    assert.match(xml, /<memory>524288<\/memory>[\s\S]*<vcpu>3<\/vcpu>/);
    assert.ok(xml.includes(`<source network="${fact('network')}"/>`) && fact('network').endsWith('-vms'));
    assert.match(xml, /<description>makebox [0-9a-f]{16} x<\/description>/);
    assert.match(xml, /<log file="[^"]*\/logs\/x\.console" append="on"\/>/);
    assert.match(xml, /<source file="[^"]*\/disks\/x\.qcow2"\/>\s*<target dev="vda" bus="virtio"\/>/);
  });
  for (const folder of [
    '/srv/my code',
    '/srv/a,b',
    '/srv/a, b,c',
    "/srv/it's",
    '/srv/a"b',
    '/srv/a=b',
    '/srv/ä&<é>',
    '/srv/$HOME `id` #1',
    '/srv/a\\b',
    '/srv/a\\,b',
  ]) {
    test(`CODE_DIR ${folder} stands in the XML as it is, or is refused`, () => {
      const c = real({ 'distros/x.ini': debian });
      const result = c.make(['x.xml'], { LIBVIRT_URI: uri, CODE_DIR: folder });
      if (result.code !== 0) return assert.match(result.text, /CODE_DIR/);
      const xml = c.read('x.xml');
      const attribute = /<source dir=(?:"([^"]*)"|'([^']*)')\/>/.exec(xml);
      const plain = (attribute?.[1] ?? attribute?.[2] ?? xml)
        .replaceAll(/&#x([0-9A-F]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
        .replaceAll(/&(lt|gt|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name]!)
        .replaceAll('&amp;', '&');
      assert.equal(plain, folder);
      life(c);
    });
  }
  test('what libvirt would not take is not kept: the XML has no name until it is defined', () => {
    const c = real({ 'distros/x.ini': debian });
    const result = c.make(['x.xml'], { LIBVIRT_URI: uri, MEMORY: 'much' });
    assert.notEqual(result.code, 0);
    assert.ok(!c.exists('x.xml') && !c.exists('generated/x.xml.cmd'));
    made(c);
  });
  test('a VM without a network', () => {
    const c = real({ 'distros/x.ini': `${debian}[domain]\nnetwork = none\n` });
    assert.doesNotMatch(made(c), /<interface/);
    life(c);
  });
  test('definitions with flags of their own', () => {
    const c = real({
      'distros/x.ini': `${debian}[domain]\nvirt-install-flags = --tpm none --watchdog i6300esb,action=reset\n`,
    });
    assert.match(made(c), /<watchdog model="i6300esb" action="reset"\/>/);
    life(c);
  });
});

suite('each key of [domain] is in the XML', { skip }, () => {
  const xml = `xml../devices/memballoon/@model = none
xml../devices/disk[2]/driver/@queues = 2
xml../metadata/x/@y = "a,b=c # d"
xml../memtune/hard_limit = 4000000`;
  const disks =
    '[disk data]\nsize = 1G\n[disk old]\nformat = raw\nbus = sata\n[disk fast]\nbus = scsi\npersistent = yes\n';
  const c = real({
    'distros/x.ini': `[image]\nfrom = virt-builder:fedora-41\n[domain]\n${xml}\n${disks}`,
    'distros/x.lock': 'from = virt-builder:fedora-41\ndigest = d\n',
  });
  const disk = (file: string, dev: string, bus: string, serial: string) =>
    new RegExp(
      `<source file="[^"]*/disks/x\\+${file}"/>\\s*<target dev="${dev}" bus="${bus}"/>\\s*<serial>${serial}</serial>`,
    );
  for (const [words, ...patterns] of [
    [
      '',
      /<memballoon model="none"\/>/,
      /<driver [^>]*queues="2"/,
      /y="a,b=c # d"/,
      /<hard_limit>4000000</,
      /<feature policy="disable" name="svm"\/>/,
      disk('data.qcow2', 'vdb', 'virtio', 'data'),
      disk('old.raw', 'sda', 'sata', 'old'),
      disk('fast.qcow2', 'sdb', 'scsi', 'fast'),
      /<controller type="scsi" model="virtio-scsi"\/>/,
    ],
    ['NESTED=yes', /<feature policy="require" name="svm"\/>/],
    ['CPU=Nehalem,disable=vmx', /<model>Nehalem<\/model>\s*<feature policy="disable" name="vmx"\/>/],
    ['FIRMWARE=efi', /<os firmware="efi">[\s\S]*<feature enabled="no" name="secure-boot"\/>/],
    ['BOOT_ORDER=network cdrom hd', /<boot dev="network"\/>\s*<boot dev="cdrom"\/>\s*<boot dev="hd"\/>/],
    ['DISK_BUS=sata', /x\.qcow2"\/>\s*<target dev="sda" bus="sata"\/>/],
    ['DISK_BUS=scsi', /x\.qcow2"\/>\s*<target dev="sda" bus="scsi"\/>/],
    ['DISK_CACHE=none DISK_IO=native', /(<driver [^>]*cache="none" io="native"[^>]*>[\s\S]*){4}/],
    ['DISK_DISCARD=unmap', /(<driver [^>]*discard="unmap"[^>]*>[\s\S]*){4}/],
    [`CDROM=${c.folder}/distros/x.ini`, /<disk type="file" device="cdrom">[\s\S]*x\.ini"[\s\S]*<readonly\/>/],
    ['GRAPHICS=vnc VIDEO=qxl', /<graphics type="vnc"[\s\S]*<model type="qxl"/],
    ['GRAPHICS=spice', /<graphics type="spice"/],
    ['GUEST_AGENT=yes', /<channel type="unix">[\s\S]*<target type="virtio" name="org\.qemu\.guest_agent\.0"\/>/],
    ['TITLE=a, "b" & <c>', /<title>a, "b" &amp; &lt;c&gt;<\/title>/],
    ["DESCRIPTION=it's a, b=c", /<description>makebox [0-9a-f]{16} x - it's a, b=c<\/description>/],
  ] as const) {
    test(words || 'without overrides', () => {
      const xml = made(c, words.split(/ (?=[A-Z]+_?[A-Z]*=)/).filter(Boolean));
      for (const pattern of patterns) assert.match(xml, pattern);
      life(c);
    });
  }
  for (const [word, pattern] of [
    ['RNG=no', /<rng/],
    ['SERIAL_LOG=no', /<log /],
    ['GUEST_AGENT=no', /<channel/],
  ] as const)
    test(`${word} leaves it out`, () => {
      assert.doesNotMatch(made(c, [word]), pattern);
      life(c);
    });
});
