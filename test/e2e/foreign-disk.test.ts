// A disk of somebody else's that would lead elsewhere, wrapped in any way, is refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { smallDisks } from './small-disks.ts';
import { box, layout, sha256 } from './tiny.ts';

const { image, define, refused } = smallDisks('foreign-');

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
