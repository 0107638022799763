import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { withBacking } from '../../scripts/backing.ts';
import { readQcow2 } from '../../scripts/qcow2.ts';
import { hostOf, isRemote, proxyCommand } from '../../scripts/uri.ts';
import { temporary } from '../support/folder.ts';

suite('a libvirt at another machine', () => {
  test('is one whose URI names it', () => {
    for (const uri of ['qemu:///system', 'qemu:///session', 'test:///default', 'qemu+unix:///system?socket=/x'])
      assert.equal(isRemote(uri), false, uri);
    for (const uri of ['qemu+ssh://host/system', 'qemu+tls://host/system', 'qemu+ssh://root@[fe80::1]:22/system'])
      assert.equal(isRemote(uri), true, uri);
  });
  test('leads to its VMs by the ssh that libvirt takes', () => {
    const of = (uri: string, expected: string) => assert.equal(proxyCommand(uri), expected);
    of('qemu:///system', '');
    of('qemu+tls://host/system', '');
    of('qemu+ssh://host/system', 'ssh -o BatchMode=yes -W [%h]:%p host');
    of(
      'qemu+ssh://ada@host:2222/system?keyfile=/home/a%20b/100%25&no_tty=1',
      "ssh -o BatchMode=yes -p 2222 -i '/home/a b/100%%' -W [%h]:%p ada@host",
    );
    of('qemu+ssh://host/system?command=/opt/ssh', '/opt/ssh -o BatchMode=yes -W [%h]:%p host');
    assert.equal(hostOf('qemu+ssh://root@[fe80::1]:22/system'), 'fe80::1');
  });
  for (const uri of [
    'qemu+ssh://-oProxyCommand=x/system',
    'qemu+ssh://host/system?command=sh%20-c%20id',
    "qemu+ssh://host/system?keyfile=/a'b",
    'qemu+ssh://a;b/system',
  ])
    test(`is refused as ${uri}`, () => assert.throws(() => proxyCommand(uri), /names no machine that ssh could reach/));
});

test('a layer that is sent names its parent as it is called there', () => {
  const file = path.join(temporary(), 'layer.qcow2');
  const header = Buffer.alloc(2 ** 17);
  for (const [at, number] of [
    [0, 0x514649fb],
    [4, 3],
    [12, 112 + 16 + 8],
    [16, 3],
    [20, 16],
    [100, 112],
    [112, 0xe2792aca],
    [116, 5],
  ] as const)
    header.writeUInt32BE(number, at);
  header.write('qcow2', 120);
  header.write('a.q', 136);
  header.writeBigUInt64BE(2n ** 30n, 24);
  writeFileSync(file, header);
  const name = 'parent-0123456789ab.qcow2';
  const head = withBacking(file, name);
  assert.equal(head.length, 2 ** 16);
  assert.ok(Number(head.readBigUInt64BE(8)) + name.length <= 33280, 'libvirt reads no further');
  assert.deepEqual(readQcow2(head), { size: 2n ** 30n, backingFile: name, backingFormat: 'qcow2' });
});
