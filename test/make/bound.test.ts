// What works in many VMs, or for one, and the make that it was begun by is killed.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };

suite('a make that is killed takes along', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout(layered);
  make(c, 'image-x');
  const there = path.join(c.env['FAKE']!, 'there');
  const hang = ': >"$FAKE/there"; exec sleep 1000';
  const hanging = (program: string, when = '*') => {
    const file = path.join(c.env['FAKE']!, 'bin', program);
    writeFileSync(file, `#!/bin/sh\ncase "$*" in ${when}) ${hang} ;; esac\n`, { mode: 0o755 });
    return file;
  };
  const ssh = hanging('ssh');
  const until = async (so: () => boolean, what: () => string) => {
    for (const end = Date.now() + 20_000; !so(); await delay(20)) assert.ok(Date.now() < end, what());
  };
  /** Processes that work in the checkout. */
  const workers = () =>
    readdirSync('/proc').filter(pid => {
      try {
        return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === c.folder;
      } catch {
        return false;
      }
    });
  const allEnd = () =>
    until(
      () => workers().length === 0,
      () => `they work on: ${workers()}`,
    );
  const comes = (file: string) =>
    until(
      () => existsSync(file),
      () => `${file} did not come`,
    );
  const killed = async (...words: string[]) => {
    rmSync(there, { force: true });
    const { pid } = c.start(words);
    await comes(there);
    process.kill(pid!, 'SIGKILL');
    await allEnd();
  };

  test('matrix, with its machines', time, async () => {
    c.hook('run', hang);
    await killed('matrix', 'KERNELS=/boot/one', 'CMD=true');
  });
  test('warm-', time, async () => {
    c.hook('warm', hang);
    await killed('warm-x');
    c.hook('wait', hang);
    await killed('warm-x', 'UP=1');
    make(c, 'destroy-x');
  });
  test('test-all, which takes away what it has made, whether it is up or not yet', time, async () => {
    await killed('test-all', 'CMD=true');
    assert.ok(!c.exists('x.xml'));
    c.hook('wait', '');
    await killed('test-all', 'CMD=true');
    assert.ok(!c.exists('x.xml'));
  });
  const onTerminal = { ...time, skip: missing('script') };
  test('test-all, which takes away what it has made when its terminal is gone', onTerminal, async () => {
    rmSync(there, { force: true });
    // The shell is what the terminal's end reaches, and its own end then reaches make and all below.
    const words = ['-qec', 'make test-all CMD=true; true', '/dev/null'];
    const terminal = spawn('script', words, { cwd: c.folder, env: c.env, stdio: 'ignore' });
    await comes(there);
    terminal.kill('SIGKILL');
    await allEnd();
    assert.ok(!c.exists('x.xml'));
    assert.match(c.read('generated/test-all.xml'), /name="x"/);
  });
  test('test-all, but not what takes away, however often it is told', time, async () => {
    const [away, gate] = ['away', 'gate'].map(name => path.join(c.env['FAKE']!, name)) as [string, string];
    execFileSync('mkfifo', [gate]);
    c.hook('virsh', 'case "$*" in *undefine*) : >"$FAKE/away"; read go <"$FAKE/gate" ;; esac');
    for (const first of ['SIGINT', 'SIGHUP', undefined] as const) {
      for (const file of [there, away]) rmSync(file, { force: true });
      writeFileSync(ssh, `#!/bin/sh\n${first ? hang : ':'}\n`);
      const { pid, stdout, stderr } = spawn('make', ['test-all', 'CMD=true'], {
        cwd: c.folder,
        env: c.env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [stdout, stderr])
        stream.on('data', part => {
          said += part;
        });
      if (first) {
        await comes(there);
        process.kill(-pid!, first);
      }
      await comes(away);
      for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.kill(-pid!, signal);
      await until(
        () => said.includes('ending;'),
        () => said,
      );
      writeFileSync(gate, 'go\n');
      await allEnd();
      assert.ok(!c.exists('x.xml'), `${first}`);
      assert.doesNotMatch(said, /^not as before/m);
    }
    c.hook('virsh', '');
    writeFileSync(ssh, `#!/bin/sh\n${hang}\n`);
  });
  test('exec', time, async () => {
    make(c, 'up-x');
    await killed('exec', 'CMD=true');
    assert.ok(c.exists('x.xml'));
    make(c, 'up-x');
  });
  test('provision- and sync-, with what they have begun', time, async () => {
    const sections = '[provision]\nscripts = first.sh\n[share code]\ntype = rsync\n';
    c.write({ 'distros/x.ini': `${layered['distros/x.ini']}${sections}`, 'first.sh': '' });
    c.write({ 'generated/workspace/ssh/x.config': '' });
    hanging('rsync');
    for (const [verb, ...words] of [['provision'], ['sync', 'WATCH=1']] as const) {
      c.hook(verb, hang);
      await killed(`${verb}-x`, ...words);
      c.hook(verb, '');
      c.env['REAL'] = verb;
      await killed(`${verb}-x`, ...words);
    }
  });
  test('a build, while a layer is looked at and while sources are fetched', time, async () => {
    c.hook('check', hang);
    c.write({ 'distros/y.ini': layered['distros/x.ini'] });
    await killed('image-y');
    c.write({
      'kernels/k.ini': '[kernel]\nsource = "git:https://example.org/linux#main"\n',
      'kernels/k.lock': 'from = "git:https://example.org/linux#main"\ndigest = c0ffee\n',
    });
    hanging('git', '*fetch*');
    await killed('fetch-kernel-k');
  });
});
