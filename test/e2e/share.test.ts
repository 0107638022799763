// A share that the guest must not write: neither as root, nor by mounting it again; and one whose changes stay in the guest.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chownSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'my code');
const data = dataFolder(root);
const places = { data: path.join(root, 'their data'), copy: path.join(root, 'copied') };
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
    for (const folder of [code, data, places.copy]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'here'), 'host\n', { mode: 0o666 });
    chownSync(code, user, user);
    one.write('distros/reader.ini', 'like = debian-12\n[share code]\ntarget = /code\nreadonly = yes\n');
    one.write(
      'distros/many.ini',
      `like = debian-12\n[share data]\nsource = ${places.data}\nreadonly = yes\noptions = noexec\ncreate = yes\n` +
        `[share copy]\nsource = ${places.copy}\ntype = rsync\nexclude = *.o\n`,
    );
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

  it('is one of several, each by its own way: one that root can not write, and a copy that follows', async () => {
    writeFileSync(path.join(places.copy, 'first'), '1\n');
    writeFileSync(path.join(places.copy, 'left.o'), '');
    const text = ok(one.make('up-many'));
    assert.match(text, /\/code \/data mounted, \/copy copied/);
    assert.equal(statSync(places.data).uid, user);
    writeFileSync(path.join(places.data, 'theirs'), 'data\n');
    assert.match(
      ok(inGuest('many', 'cat /data/theirs; grep " /data " /proc/mounts; ls /copy')),
      /^data$[\s\S]* virtiofs .*noexec[\s\S]*^first$/m,
    );
    for (const command of [
      'sudo touch /data/x',
      'sudo mount -o remount,rw /data; sudo touch /data/x',
      'sudo rm /data/theirs',
    ]) {
      assert.notEqual(inGuest('many', command).code, 0, command);
      assert.deepEqual(readdirSync(places.data), ['theirs'], command);
    }
    ok(inGuest('many', 'touch /copy/theirs.o /copy/mine'));
    ok(one.make('sync-many'));
    assert.match(ok(inGuest('many', 'ls /copy')), /^first\ntheirs.o$/m);

    const watching = one.start('sync-many', 'WATCH=1');
    const ended = once(watching, 'exit');
    try {
      await once(watching.stdout!, 'data');
      writeFileSync(path.join(places.copy, 'second'), '2\n');
      rmSync(path.join(places.copy, 'first'));
      const seen =
        'for i in $(seq 100); do [ -e /copy/second ] && [ ! -e /copy/first ] && exit; sleep 0.1; done; exit 1';
      ok(inGuest('many', seen));
    } finally {
      // As a terminal does it: to all of them.
      process.kill(-watching.pid!, 'SIGINT');
      await ended;
    }
    ok(one.make('save-many'));
    ok(one.make('up-many'));
    assert.match(ok(inGuest('many', 'cat /data/theirs; ls /code')), /^data\nhere$/m);
    ok(one.make('destroy-many'));
  });
});
