import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { differ } from '../../scripts/commands/status.ts';

const cpu = `<cpu mode='custom' match='exact' check='partial'>
    <model fallback='allow'>qemu64</model>
    <feature policy='require' name='ssse3'/>
    <feature policy='disable' name='svm'/>
  </cpu>`;
const xml = `<domain type='qemu'>
  <title>a</title>
  <memory unit='KiB'>2097152</memory>
  <vcpu placement='static'>2</vcpu>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><kernel>/k</kernel><cmdline>root=/dev/vda</cmdline></os>
  ${cpu}
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><target dev='vda' bus='virtio'/></disk>
    <filesystem><source dir='/code'/></filesystem>
    <interface type='network'><source network='default'/></interface>
    <video>
      <model type='virtio' heads='1' primary='yes'/>
    </video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
  </devices>
</domain>`;
/** As libvirt tells it while it runs. */
const running = xml
  .replace("'qemu'>", "'qemu' id='1'>")
  .replace("check='partial'", "check='full'")
  .replace("'allow'", "'forbid'")
  .replace('</cpu>', "  <feature policy='require' name='hypervisor'/>\n  </cpu>")
  .replace("'default'/>", "'default' portid='p' bridge='virbr0'/><target dev='vnet0'/><alias name='net0'/>")
  .replace("yes'/>", "yes'/><alias name='video0'/>");

suite('whether a running domain is as it is defined', () => {
  test('what libvirt adds to a running one does not count', () => {
    assert.ok(!differ(running, xml));
    const host = xml.replace(cpu, "<cpu mode='host-model' check='partial'/>");
    assert.ok(!differ(running, host));
    const efi = (os: string) => xml.replace('<os>', os);
    assert.ok(!differ(efi("<os><loader type='pflash'>/usr/share/OVMF.fd</loader>"), efi("<os firmware='efi'>")));
  });
  for (const [what, from, to] of [
    ['memory', '2097152', '1048576'],
    ['processors', '>2<', '>4<'],
    ['kernel arguments', '/vda<', '/vda debug<'],
    ['the shared folder', '/code', '/other'],
    ['the network', 'default', 'other'],
    ['the disks', '<devices>', "<devices><disk><target dev='vdb' bus='virtio'/></disk>"],
    ['the screen', '<devices>', "<devices><graphics type='vnc' port='-1'/>"],
    ['the title', '>a<', '>b<'],
    ['the machine', 'pc-q35-7.2', 'pc-i440fx-7.2'],
    ['the firmware', '<os>', "<os firmware='efi'>"],
    ['the cache of a disk', " cache='none'", ''],
    ['how a disk is read', "cache='none'", "cache='none' io='native' discard='unmap'"],
    ['the video card', "type='virtio' heads", "type='qxl' heads"],
    ['random numbers', /<rng.*rng>/, ''],
    ["the processor's model", 'qemu64', 'Nehalem'],
    ['nested virtual machines', "'disable' name='svm'", "'require' name='svm'"],
    ['the processor', cpu, "<cpu mode='host-passthrough' check='none' migratable='on'/>"],
  ] as const) {
    test(`${what} differ`, () => assert.ok(differ(running, xml.replace(from, to))));
  }
});
