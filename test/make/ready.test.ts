// warm-NAME UP=1: which up-NAME begins in the state that it keeps, and which does not.

import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';

/** What `wait` does with a memory to keep: it is a file, and the domain is off. */
const saves = `case "$*" in *--keep*) cd "$FAKE/domains" && ls | grep -v running >"$OLDPWD/$(expr "$*" : '.*--keep \\([^ ]*\\)')"; rm *.running; cd "$OLDPWD" ;; esac`;
const made = (files: Record<string, string> = {}) => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked, ...files });
  c.hook('wait', saves);
  return c;
};
const at = (c: Checkout, file: string) => path.join(c.folder, 'generated/workspace', file);
const run = (c: Checkout, ...words: string[]) => {
  const result = c.make(words);
  assert.equal(result.code, 0, result.text);
  return result;
};
const begins = (c: Checkout, ...words: string[]) => {
  const { text, calls } = run(c, 'up-x', ...words);
  const did = calls.flatMap(([tool, , , , verb]) =>
    tool === 'virsh' && /^(start|restore)$/.test(verb!) ? [verb!] : [],
  );
  assert.equal(/^x: begins in its ready state$/m.test(text), did.includes('restore'), text);
  return did.join(' ');
};
const disk = 'disks/x.qcow2';

suite('a ready state for up-', () => {
  test('is that of a first boot, of which nothing else stays', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    for (const file of ['memory', 'disk.qcow2', 'domain.xml', 'words'])
      assert.ok(existsSync(at(c, `warm/x+up/${file}`)), file);
    assert.ok(!existsSync(at(c, 'warm/x+up.tmp')));
    assert.ok(!existsSync(at(c, disk)));
    assert.match(run(c, 'status').text, /^x +absent/m);
  });
  test('is where a new disk begins, each time, and a disk that was written to goes on by itself', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    appendFileSync(at(c, 'warm/x+up/disk.qcow2'), 'as it was kept');
    for (const _ of [1, 2]) {
      assert.equal(begins(c), 'restore');
      assert.match(readFileSync(at(c, disk), 'utf8'), /as it was kept$/);
      assert.equal(begins(c), '', 'it runs');
      run(c, 'kill-x');
      appendFileSync(at(c, disk), ', and mine');
      assert.equal(begins(c), 'start');
      assert.match(readFileSync(at(c, disk), 'utf8'), /, and mine$/);
      run(c, 'destroy-x');
    }
  });
  test('is where it begins again by rebuild-, and each of several side by side in its own', () => {
    const c = made({ 'distros/y.ini': debian, 'distros/y.lock': locked });
    run(c, 'warm-x', 'warm-y', 'UP=1');
    const begun = (...words: string[]) =>
      (run(c, ...words).text.match(/^.: begins in its ready state$/gm) ?? []).sort();
    assert.deepEqual(
      begun('-j2', 'up-x', 'up-y'),
      ['x', 'y'].map(vm => `${vm}: begins in its ready state`),
    );
    assert.deepEqual(begun('rebuild-x'), ['x: begins in its ready state']);
  });
  test('that can not be restored is told, and the next up- boots that disk', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    c.hook('virsh', `case "$*" in *restore*) echo 'error: no such machine' >&2; exit 1 ;; esac`);
    const { code, text } = c.make(['up-x']);
    assert.notEqual(code, 0);
    assert.match(text, /^error: no such machine$/m);
    c.hook('virsh', '');
    assert.equal(begins(c), 'start');
  });
  test('is kept whole or not at all: where the first boot fails, the VM is there to be looked at', () => {
    const c = made();
    c.hook('wait', 'exit 1');
    const { code } = c.make(['warm-x', 'UP=1']);
    assert.notEqual(code, 0);
    assert.ok(!existsSync(at(c, 'warm/x+up')) && existsSync(at(c, disk)));
    c.hook('wait', saves);
    const { text } = c.make(['warm-x', 'UP=1']);
    assert.match(text, /^x is there$[\s\S]*make destroy-x/m);
    run(c, 'destroy-x');
    run(c, 'warm-x', 'UP=1');
    assert.equal(begins(c), 'restore');
  });
  test('is no place for a disk that somebody has started otherwise', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    run(c, 'x.xml');
    appendFileSync(at(c, disk), 'mine');
    assert.equal(begins(c), 'start');
    assert.match(readFileSync(at(c, disk), 'utf8'), /mine$/);
  });
  test('is passed by where the machine, the image or qemu would be another', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    assert.equal(begins(c, 'PREFIX=other-'), 'start');
    run(c, 'destroy-x', 'PREFIX=other-');
    const words = readFileSync(at(c, 'warm/x+up/words'), 'utf8');
    writeFileSync(at(c, 'warm/x+up/words'), `${words}1`);
    assert.equal(begins(c), 'start');
    run(c, 'destroy-x');
    writeFileSync(at(c, 'warm/x+up/words'), words);
    c.write({ 'distros/x.ini': `${debian}[guest]\ntimezone = Europe/Berlin\n` });
    assert.equal(begins(c), 'start');
  });
  test('leaves nothing beside a disk that is destroyed, by either goal', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    for (const goal of [['destroy-x'], ['destroy', 'YES=1']]) {
      run(c, 'x.xml');
      run(c, ...goal);
      assert.deepEqual(readdirSync(at(c, 'disks')), [], goal.join(' '));
    }
  });
  test('goes at gc with the image that it is of', () => {
    const c = made();
    run(c, 'warm-x', 'UP=1');
    assert.doesNotMatch(run(c, 'gc').text, /warm/);
    c.write({ 'distros/x.ini': `${debian}[guest]\ntimezone = Europe/Berlin\n` });
    assert.match(run(c, 'gc').text, /leftover \S+\/warm\/x\+up$/m);
    assert.ok(!existsSync(at(c, 'warm/x+up')));
  });
  test('is safe from gc while it is made, and while a disk is copied from it', () => {
    const c = made();
    /** Whether gc would get in: it takes the lock alone (data-lock.ts). */
    const look = 'flock --exclusive --nonblock generated/data/lock true && touch "$FAKE/unlocked"';
    c.hook('wait', `( ${look} ) 8<&- || true\n${saves}`);
    run(c, 'warm-x', 'UP=1');
    assert.ok(!existsSync(path.join(c.env['FAKE']!, 'unlocked')), 'while it is made');
    c.hook('wait', '');
    c.hook('qemu-img', `case "$*" in rebase*disks/x.qcow2.tmp) ( ${look} ) 8<&- || true ;; esac`);
    assert.equal(begins(c), 'restore');
    assert.ok(!existsSync(path.join(c.env['FAKE']!, 'unlocked')), 'while it is copied');
    c.hook('wait', look);
    run(c, 'up-x');
    assert.ok(existsSync(path.join(c.env['FAKE']!, 'unlocked')), 'a plain up- keeps nobody waiting');
  });
  test('is not made of a VM that is there, nor of one whose disks are not all known', () => {
    const c = made({ 'distros/y.ini': `${debian}[disk data]\n`, 'distros/y.lock': locked });
    run(c, 'x.xml');
    for (const [vm, why] of [
      ['x', 'x is there'],
      ['y', 'y can have no ready state'],
    ] as const) {
      const { code, text } = c.make([`warm-${vm}`, 'UP=1']);
      assert.notEqual(code, 0);
      assert.match(text, new RegExp(`^${why}$`, 'm'));
    }
    assert.ok(existsSync(at(c, disk)));
  });
  test('takes no VM away that another make has brought up meanwhile', () => {
    const up = 'unset MAKEFLAGS MAKELEVEL MFLAGS READY UP; make up-x >/dev/null';
    const c = made();
    c.hook('wait', `${saves}; case "$*" in *--keep*) ( ${up} ) ;; esac`);
    const { code, text } = c.make(['warm-x', 'UP=1']);
    assert.equal(code, 2, text);
    assert.match(text, /^x: another make has brought it up, so it stays$/m);
    assert.ok(existsSync(at(c, disk)) && !existsSync(at(c, 'warm/x+up')));
    assert.match(readdirSync(path.join(c.env['FAKE']!, 'domains')).join(' '), /\.running/);
  });
  test('is made by nothing under -n', () => {
    const c = made();
    const { text } = run(c, '-n', 'warm-x', 'UP=1');
    assert.match(text, / wait x .* --keep generated\/workspace\/warm\/x\+up\.tmp\/memory$/m);
    assert.ok(!existsSync(at(c, 'warm')));
  });
});
