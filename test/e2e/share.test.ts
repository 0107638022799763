// A share that the guest must not write: neither as root, nor by mounting it again; and one whose changes stay in the guest.

import assert from 'node:assert/strict';
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'my code');
const data = dataFolder(root);
const one = checkout(root, 'my shares', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-share-' });
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const inGuest = (name: string, command: string) => one.make(`exec-${name}`, `CMD=${command}`);
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
/** All that the host's folder holds. */
const host = () => readdirSync(code).sort();

describe('a share that is only read', () => {
  before(() => {
    for (const folder of [code, data]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'here'), 'host\n', { mode: 0o666 });
    chownSync(code, user, user);
    one.write('distros/reader.ini', 'like = debian-12\n[share code]\ntarget = /code\nreadonly = yes\n');
    one.write('distros/writer.ini', 'like = debian-12\n[share code]\noverlay = yes\n');
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('is read, and written by nobody in the guest', () => {
    assert.match(ok(one.make('up-reader')), /\/code mounted/);
    assert.match(ok(inGuest('reader', 'cat /code/here')), /^host$/m);
    for (const command of [
      'sudo touch /code/there',
      'sudo mount -o remount,rw /code; sudo touch /code/there',
      'sudo mkdir -p /mnt/again; sudo umount /code; sudo mount -t virtiofs -o rw /code /mnt/again; sudo touch /mnt/again/there',
      'sudo rm -f /mnt/again/here; [ ! -e /mnt/again/here ]',
      'echo changed | sudo tee -a /mnt/again/here',
    ]) {
      const { code: status, text } = inGuest('reader', command);
      assert.notEqual(status, 0, command);
      assert.match(text, /Read-only file system|exit 1/, command);
      assert.deepEqual(host(), ['here'], command);
    }
    ok(one.make('destroy-reader'));
  });

  it('is changed in the guest by an overlay, which is still there after a boot and saved with it, and never on the host', () => {
    ok(one.make('up-writer'));
    ok(inGuest('writer', 'cd /code && echo guest >there && rm here && mkdir -p deep/er && ls -ld . there'));
    assert.deepEqual(host(), ['here']);
    writeFileSync(path.join(code, 'later'), '');
    ok(one.make('save-writer'));
    ok(one.make('up-writer'));
    assert.match(ok(inGuest('writer', 'ls /code')), /^deep\nlater\nthere$/m);
    ok(one.make('reload-writer'));
    assert.match(ok(inGuest('writer', 'ls /code; cat /code/there')), /^deep\nlater\nthere\nguest$/m);
    assert.deepEqual(host(), ['here', 'later']);
    ok(one.make('destroy-writer'));
  });
});
