import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { differ } from '../../scripts/commands/status.ts';

const xml = (more = '', memory = '2097152') =>
  `<domain type='qemu'${more}>
  <memory unit='KiB'>${memory}</memory>
  <vcpu placement='static'>2</vcpu>
  <os><kernel>/k</kernel><cmdline>root=/dev/vda</cmdline></os>
  <devices><filesystem><source dir='/code'/></filesystem><interface><source network='default'/></interface></devices>
</domain>`;

suite('whether a running domain is as it is defined', () => {
  test('what libvirt adds to a running one does not count', () => assert.ok(!differ(xml(" id='1'"), xml())));
  for (const [what, next] of [
    ['memory', xml('', '1048576')],
    ['processors', xml().replace('>2<', '>4<')],
    ['kernel arguments', xml().replace('/vda', '/vda debug')],
    ['the shared folder', xml().replace('/code', '/other')],
    ['the network', xml().replace('default', 'other')],
    ['the disks', xml().replace('<devices>', "<devices><disk><target dev='vdb' bus='virtio'/></disk>")],
    ['the screen', xml().replace('<devices>', "<devices><graphics type='vnc' port='-1'/>")],
  ] as const) {
    test(`${what} differ`, () => assert.ok(differ(xml(), next)));
  }
});
