// warm-NAME UP=1 for real: what was destroyed is back in the state of its first boot, and nothing of the one before is in it.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = dataFolder(root);
const one = checkout(root, 'ready', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-ready-' });
const ok = (goal: string, ...words: string[]) => {
  const { code: status, text } = one.make(`${goal}-debian-12`, ...words);
  assert.equal(status, 0, text);
  return text;
};
const inGuest = (command: string) =>
  ok('exec', `CMD=${command}`)
    .replace(/exit 0\n$/, '')
    .trim();
const bootId = () => inGuest('cat /proc/sys/kernel/random/boot_id');

describe('debian-12 begins in its ready state', () => {
  before(() => {
    for (const folder of [code, data]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'here'), '');
    ok('warm', 'UP=1');
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('and no domain is left of what was kept', () => {
    assert.ok(!virsh('list', '--all', '--name').includes(one.prefix));
  });

  it('with all of its memory taken at once', () => {
    const memory = path.join(one.folder, 'generated/workspace/warm/debian-12+up/memory');
    assert.match(virsh('save-image-dumpxml', memory), /<allocation mode='immediate' threads='1'\/>/);
  });

  it('each time that it is made, with the code and the time of now, and random numbers of its own', () => {
    const boots = [];
    const numbers = [];
    for (const _ of [1, 2]) {
      assert.match(ok('up'), /begins in its ready state[\s\S]*\/code mounted/);
      const [random, seconds, there] = inGuest(
        'cat /proc/sys/kernel/random/uuid; date +%s; ls /code; test ! -e /etc/touched && sudo touch /etc/touched',
      ).split('\n');
      assert.ok(Math.abs(Number(seconds) - Date.now() / 1000) < 15, seconds);
      assert.equal(there, 'here');
      boots.push(bootId());
      numbers.push(random);
      if (boots.length < 2) ok('destroy');
    }
    assert.equal(boots[0], boots[1]);
    assert.notEqual(numbers[0], numbers[1]);
  });

  it('and from then on lives as every other: its disk is its own, and boots', () => {
    const before = bootId();
    ok('down');
    assert.doesNotMatch(ok('up'), /ready state/);
    assert.notEqual(bootId(), before);
    assert.equal(inGuest('ls /etc/touched'), '/etc/touched');
  });
});
