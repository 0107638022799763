// Disks besides that of the image, as the guest sees them; and the channel of the guest agent.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const one = checkout(root, 'my disks', { DATA_DIR: dataFolder(root), PREFIX: 'e2e-disks-' });
const ok = ({ code, text }: { code: number; text: string }) => {
  assert.equal(code, 0, text);
  return text;
};
const inGuest = (name: string, command: string) => ok(one.make(`exec-${name}`, `CMD=${command}`));
const file = (name: string) => path.join(one.folder, 'generated/workspace/disks', name);
const at = (name: string) => `/dev/disk/by-id/virtio-${name}`;

describe('a VM with further disks', () => {
  before(() => {
    one.write(
      'distros/d.ini',
      'like = debian-12\n[domain]\nautostart = yes\ntitle = it has disks\ndescription = a & b\n[disk data]\nsize = 1G\npersistent = yes\n[disk scratch]\nsize = 2G\n',
    );
  });
  after(() => {
    one.make('destroy', 'YES=1', 'DISKS=1');
    remove(root);
  });

  it('has them under their names, with a channel for the agent', () => {
    ok(one.make('up-d'));
    const sizes = inGuest('d', `sudo blockdev --getsize64 $(readlink -f ${at('data')} ${at('scratch')})`);
    assert.match(sizes, /^1073741824\n2147483648$/m);
    assert.match(inGuest('d', 'cat /sys/class/virtio-ports/*/name'), /^org\.qemu\.guest_agent\.0$/m);
    const written = inGuest(
      'd',
      `set -e; echo kept | sudo tee ${at('data')}; echo lost | sudo tee ${at('scratch')}; sync; ls -l /dev/disk/by-id; ` +
        `sudo dd if=${at('data')} iflag=direct count=1 status=none | head -c 5`,
    );
    assert.match(written, /\/vdb$[\s\S]*\/vdc$[\s\S]*^kept$/m);
    assert.match(virsh('dominfo', `${one.prefix}d`), /Autostart: +enable/);
    assert.equal(virsh('desc', '--title', `${one.prefix}d`), 'it has disks');
    assert.match(virsh('desc', `${one.prefix}d`), /^makebox [0-9a-f]{16} d - a & b$/);
  });

  it('has the persistent one again, as it was, on a new disk of the image, and the other one empty', () => {
    ok(one.make('snapshot-d', 'SNAP=before'));
    const rebuilt = ok(one.make('rebuild-d'));
    assert.match(rebuilt, /its disk data\.qcow2 stays[\s\S]*new disk scratch\.qcow2, 2G/);
    assert.doesNotMatch(rebuilt, /new disk data/);
    const heads = inGuest('d', `sudo head -c 4 ${at('data')}; echo; sudo head -c 4 ${at('scratch')} | od -An -tx1`);
    assert.match(heads, /^kept\n 00 00 00 00$/m);
    assert.equal(virsh('snapshot-list', '--name', `${one.prefix}d`), '');
  });

  it('gives its clone copies of them', () => {
    ok(one.make('down-d'));
    ok(one.make('clone-d', 'TO=e'));
    ok(one.make('up-e'));
    assert.match(inGuest('e', `sudo head -c 4 ${at('data')}`), /^kept/m);
    ok(one.make('destroy-e', 'DISKS=1'));
    ok(one.make('destroy-d'));
    assert.deepEqual(
      ['e+data.qcow2', 'd+data.qcow2', 'd+scratch.qcow2'].map(name => existsSync(file(name))),
      [false, true, false],
    );
  });
});
