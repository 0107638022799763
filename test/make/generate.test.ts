// When the generator runs, and what it does when something comes, goes or is wrong.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout, date, debian, locked } from '../support/checkout.ts';

const given = { 'distros/x.ini': debian, 'distros/x.lock': locked };
const runs = (calls: readonly (readonly string[])[]) =>
  calls.filter(([tool, , command]) => tool === 'node' && command === 'generate').length;
const good = (result: { code: number | null; text: string }) => assert.equal(result.code, 0, result.text);

suite('definitions that come and go', () => {
  const c = checkout(given);
  good(c.make(['x.xml']));

  test('a new one is known in the same run, from one run of the generator', () => {
    c.write({ 'distros/new-1.ini': 'like = x\n' });
    const result = c.make(['new-1.xml']);
    good(result);
    assert.equal(runs(result.calls), 1);
    assert.ok(c.exists('new-1.xml'));
  });
  test('and so to VMS=', () => {
    c.write({ 'distros/new-2.ini': 'like = x\n' });
    const result = c.make(['-n', 'up', 'VMS=new-2']);
    good(result);
    assert.match(result.stdout, /virt-install [^\n]*new-2|new-2\.xml/);
    c.remove('distros/new-2.ini');
  });
  test('one copied in with its old date is known too', () => {
    c.write({ 'distros/old.ini': 'like = x\n' });
    utimesSync(path.join(c.folder, 'distros/old.ini'), 1, 1);
    assert.match(c.make(['list']).stdout, /^old /m);
  });
  test('a deleted one has no goals and no file any more', () => {
    for (const name of ['new-1', 'old']) c.remove(`distros/${name}.ini`);
    const result = c.make(['new-1.xml']);
    assert.notEqual(result.code, 0);
    assert.match(result.text, /no VM "new-1"/);
    assert.ok(!c.exists('generated/new-1.mk'));
    assert.doesNotMatch(c.make(['list']).stdout, /new-1/);
  });
  test('nothing changed: the generator is not run', () => assert.equal(runs(c.make(['list']).calls), 0));
  test('Makefile is dated as its newest input, so that no change is lost or seen twice', () => {
    c.write({ 'distros/x.ini': `${debian}; touched\n` });
    good(c.make(['list']));
    const dateOf = (name: string) => statSync(path.join(c.folder, name), { bigint: true }).mtimeNs;
    const newest = ['distros', 'distros/x.ini']
      .map(dateOf)
      .sort((a, b) => Number(a - b))
      .at(-1);
    const behind = dateOf('Makefile') - newest!;
    assert.ok(behind >= 0n && behind < 1000n, `${behind} ns`);
  });
  test('what somebody took away of generated/ is back in the same run', () => {
    const all = readdirSync(path.join(c.folder, 'generated'), { recursive: true }).map(String);
    for (const gone of ['generated/x.mk', 'generated/env.mk', 'generated']) {
      c.remove(gone);
      good(c.make(['-n', 'up-x']));
    }
    const made = (name: string) => /^[^.]*\.(mk|json)$/.test(name);
    assert.deepEqual(
      all.filter(made).filter(name => !c.exists(`generated/${name}`)),
      [],
    );
    assert.equal(runs(c.make(['list']).calls), 0);
  });
  test('a lock of a VM stays, and so does one that somebody holds; others go', async () => {
    const locks = ['x.lock', 'x.warm.lock', 'gone.lock', 'held.lock'].map(name => `generated/${name}`);
    c.write(Object.fromEntries(locks.map(name => [name, ''])));
    const holder = spawn('flock', ['generated/held.lock', 'sh', '-c', 'echo; exec cat'], { cwd: c.folder });
    await once(holder.stdout, 'data');
    c.write({ 'distros/x.ini': `${debian}; and again\n` });
    good(c.make(['list']));
    assert.deepEqual(
      locks.filter(name => c.exists(name)),
      locks.filter(name => name !== 'generated/gone.lock'),
    );
    holder.stdin.end();
    await once(holder, 'exit');
  });
  test('one waits for another that reads distros/', async () => {
    const holder = spawn('flock', ['generated/generate.lock', 'sh', '-c', 'echo; exec cat'], { cwd: c.folder });
    await once(holder.stdout, 'data');
    c.write({ 'distros/x.ini': `${debian}; once more\n`, 'distros/waits.ini': 'like = x\n' });
    const making = c.start(['list']);
    const ended = once(making, 'exit');
    const inode = statSync(path.join(c.folder, 'generated/generate.lock')).ino;
    for (const end = Date.now() + 20_000; !new RegExp(`-> .*:${inode} `).test(readFileSync('/proc/locks', 'utf8')); )
      await delay(10).then(() => assert.ok(Date.now() < end));
    assert.ok(!c.exists('generated/waits.mk'));
    holder.stdin.end();
    assert.deepEqual(await ended, [0, null]);
    assert.ok(c.exists('generated/waits.mk'));
    c.remove('distros/waits.ini');
    good(c.make(['list']));
  });
  test('an edit that comes while the generator writes is seen in the same run', () => {
    const during =
      'if [ "$3" = "" ] && [ "$2" = generate ] && [ ! -e "$FAKE/once" ]; then : >"$FAKE/once"; "$NODE" "$@"; echo "like = x" >distros/during.ini; exit; fi';
    c.hook('generate', during);
    c.write({ 'distros/x.ini': debian });
    const result = c.make(['list']);
    c.hook('generate', '');
    assert.equal(runs(result.calls), 2);
    assert.match(result.stdout, /^during /m);
    c.remove('distros/during.ini');
    good(c.make(['list']));
  });
  test('regenerate looks at everything again', () => {
    const result = c.make(['regenerate']);
    good(result);
    assert.equal(runs(result.calls), 1);
  });
  test('an orphan of an earlier run goes, and what makebox did not write stays', () => {
    c.write({ 'generated/gone.mk': 'x', 'generated/README': 'mine' });
    good(c.make(['regenerate']));
    assert.deepEqual([c.exists('generated/gone.mk'), c.exists('generated/README')], [false, true]);
  });
});

suite('inputs that go', () => {
  const c = checkout({
    ...given,
    'distros/x.ini': `${debian}layers = s\n`,
    'distros/snippets/s.cmd': 'upload conf/file:/f\n',
    'conf/file': 'a\n',
  });
  good(c.make(['list']));

  test('.env: its settings fall back, and make does not go round for ever', () => {
    c.write({ '.env': `${c.read('.env')}MEMORY=333\n` });
    assert.match(c.make(['info-x']).stdout, /MEMORY +333 /);
    c.remove('.env');
    const result = c.make(['info-x']);
    good(result);
    assert.match(result.stdout, /MEMORY +2048 /);
    c.write({ '.env': `DATA_DIR="${c.data}"\n` });
    good(c.make(['list']));
  });
  test('an uploaded file: a problem with its line, not an endless loop', () => {
    c.remove('conf/file');
    const result = c.make(['list']);
    assert.notEqual(result.code, null, 'it ended by itself');
    assert.match(result.text, /^distros\/snippets\/s\.cmd:1: "upload" reads conf\/file, which is not there$/m);
    assert.equal(runs(result.calls), 1);
    c.write({ 'conf/file': 'b\n' });
    good(c.make(['list']));
  });
  test('an uploaded file that comes back with an old date is looked at', () => {
    c.remove('conf/file');
    assert.notEqual(c.make(['list']).code, 0);
    c.write({ 'conf/file': 'c\n' });
    utimesSync(path.join(c.folder, 'conf/file'), 1, 1);
    good(c.make(['list']));
  });
  test('a snippet that is used: a problem', () => {
    c.remove('distros/snippets/s.cmd');
    assert.match(c.make(['list']).text, /no snippet "s"/);
  });
});

suite('a mistake', () => {
  const c = checkout(given);
  good(c.make(['x.xml']));
  const written = () =>
    readdirSync(path.join(c.folder, 'generated')).map(name => [
      name,
      readFileSync(path.join(c.folder, 'Makefile'), 'utf8').length,
    ]);

  test('is told with its line, and nothing is written or built', () => {
    const before = written();
    c.write({ 'distros/x.ini': `${debian}[domain]\nmemry = 1\n` });
    const result = c.make(['x.xml']);
    assert.notEqual(result.code, 0);
    assert.match(result.text, /^distros\/x\.ini:5: unknown key "memry" in \[domain\]$/m);
    assert.match(result.text, /^makebox: 1 problem; nothing was written$/m);
    assert.deepEqual([result.built, written()], [[], before]);
  });
  test('is told again by the next make, and by make -n', () => {
    for (const words of [['x.xml'], ['-n', 'x.xml'], ['help'], []])
      assert.match(c.make(words).text, /unknown key "memry"/);
  });
  test('mended is forgotten', () => {
    c.write({ 'distros/x.ini': debian });
    const result = c.make(['x.xml']);
    assert.deepEqual([result.code, result.built], [0, []]);
  });
  test('a definition dated in the future is one', () => {
    const later = Date.now() / 1000 + 3600;
    utimesSync(path.join(c.folder, 'distros/x.ini'), later, later);
    const result = c.make(['x.xml']);
    assert.notEqual(result.code, null);
    assert.match(result.text, /^distros\/x\.ini: the file is dated 3\d\d\d s ahead of the clock$/m);
    assert.equal(runs(result.calls), 1);
    date(path.join(c.folder, 'distros/x.ini'));
    good(c.make(['list']));
  });
  test('two seconds ahead are none: clocks of file servers differ', () => {
    const soon = Date.now() / 1000 + 1.5;
    utimesSync(path.join(c.folder, 'distros/x.ini'), soon, soon);
    const result = c.make(['list']);
    good(result);
    assert.ok(runs(result.calls) <= 2);
    date(path.join(c.folder, 'distros/x.ini'));
  });
});

suite('a clean tree', () => {
  const tab = { __BASH_MAKE_COMPLETION__: '1' };
  test('at TAB nothing is made', () => {
    const c = checkout(given);
    const before = readdirSync(c.folder, { recursive: true }).sort();
    const result = c.make(['-npq'], tab);
    assert.deepEqual(result.calls, []);
    assert.deepEqual(readdirSync(c.folder, { recursive: true }).sort(), before);
  });
  test('at TAB, once generated, every verb of every VM is offered', () => {
    const c = checkout({ ...given, 'distros/y.ini': 'like = x\n' });
    good(c.make(['list']));
    c.write({ 'distros/z.ini': 'like = x\n' });
    const result = c.make(['-npq'], tab);
    assert.deepEqual(result.calls, [], 'a change waits for a real make');
    for (const goal of ['up-x', 'up-y', 'destroy-x', 'status-y', 'x.xml', 'y.xml', 'up', 'destroy', 'help']) {
      assert.match(result.stdout, new RegExp(`^${goal.replaceAll('.', '\\.')}:`, 'm'), goal);
    }
  });
  test('make clean makes nothing first, and takes away what was generated', () => {
    const c = checkout(given);
    const result = c.make(['clean']);
    good(result);
    assert.deepEqual(result.calls, []);
    assert.ok(!existsSync(path.join(c.folder, 'dist')));
  });
});
