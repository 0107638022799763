// sync- WATCH=1: whatever happens to a folder here happens to its copy. rsync is real; what it reaches by ssh is a folder here.

import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { textOf } from '../../scripts/checkout.ts';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing, temporary } from '../support/folder.ts';

const time = { timeout: 60_000 };

suite('a folder that is followed', { skip: missing('rsync') }, () => {
  let child: ChildProcessByStdio<null, Readable, null>;
  // Before the folders go: what still copies would write into them. Its output is closed when the last rsync has ended, too.
  after(async () => {
    child.kill();
    await once(child, 'close');
  });
  const [here, guest] = [temporary(), temporary()];
  const ini = `${debian}[share code]\ntype = none\n[share tree]\nsource = ${here}\ntarget = ${guest}\ntype = rsync\nexclude = .git *.o\n`;
  const c = checkout({ 'distros/x.ini': ini, 'distros/x.lock': locked });
  assert.equal(c.make(['x.xml']).code, 0);
  // The first copy ends with a change that it has not seen.
  const ssh = `#!/bin/sh\nshift 3\n"$@" || exit\n[ -e '${here}/during' ] || echo it >'${here}/during'\n`;
  writeFileSync(path.join(c.env['FAKE']!, 'bin/ssh'), ssh, { mode: 0o755 });
  const words = 'dist/makebox.cjs sync x --watch --uri qemu:///system --domain x --timeout 1'.split(' ');
  const at = (name: string) => path.join(here, name);
  /** The copy has the text of the file here, also where that is none, within a second and what a busy machine needs more. */
  const follows = async (name: string) => {
    for (const end = Date.now() + 10_000; textOf(path.join(guest, name)) !== textOf(at(name)); await delay(20))
      assert.ok(Date.now() < end, `${name} is not what it is here`);
  };
  mkdirSync(at('deep/.git'), { recursive: true });
  writeFileSync(at('file'), '0');
  child = spawn(process.execPath, words, { cwd: c.folder, env: c.env, stdio: ['ignore', 'pipe', 'inherit'] });

  test('has what changed while it was copied first', time, async () => {
    const [said] = await once(child.stdout, 'data');
    assert.match(String(said), /^x: .* is followed to .*; \^C ends it$/m);
    for (const end = Date.now() + 10_000; !existsSync(at('during')); await delay(20)) assert.ok(Date.now() < end);
    await follows('during');
  });
  test('has a file that is saved by rename, again and again', time, async () => {
    for (const text of ['1', '2', '3']) {
      writeFileSync(at('file.new'), text);
      renameSync(at('file.new'), at('file'));
      await follows('file');
    }
  });
  test('has what changes in a new folder, and in one that was replaced', time, async () => {
    for (const name of ['new/a', 'new/b/c']) {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), 'one');
      await follows(name);
      writeFileSync(at(name), 'two');
      await follows(name);
    }
    // A file system gives the number of the old folder to the new one where it likes.
    for (const text of ['three', 'four', 'five', 'six']) {
      rmSync(at('new'), { recursive: true });
      mkdirSync(at('new'));
      writeFileSync(at('new/a'), text);
      await follows('new/a');
      await follows('new/b/c');
      writeFileSync(at('new/a'), `${text} again`);
      await follows('new/a');
    }
  });
  test('has no file that was taken away', time, async () => {
    rmSync(at('file'));
    await follows('file');
    assert.ok(!existsSync(path.join(guest, 'file')));
  });
});
