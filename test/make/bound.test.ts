// What works in many VMs, or for one, and the make that it was begun by is killed.

import assert from 'node:assert/strict';
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
  writeFileSync(path.join(c.env['FAKE']!, 'bin/ssh'), `#!/bin/sh\n${hang}\n`, { mode: 0o755 });
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
  const killed = async (...words: string[]) => {
    rmSync(there, { force: true });
    const { pid } = c.start(words);
    await until(
      () => existsSync(there),
      () => `${words} did not come to it`,
    );
    process.kill(pid!, 'SIGKILL');
    await until(
      () => workers().length === 0,
      () => `they work on: ${workers()}`,
    );
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
  test('exec', time, async () => {
    make(c, 'up-x');
    await killed('exec', 'CMD=true');
    assert.ok(c.exists('x.xml'));
    make(c, 'up-x');
  });
});
