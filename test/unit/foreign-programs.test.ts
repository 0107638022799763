import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { mustRun } from '../../scripts/foreign-programs.ts';
import { here, other } from '../../scripts/processor.ts';

suite('programs of another processor', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-test-'));
  after(() => rmSync(folder, { recursive: true }));
  const say = (text: string) => writeFileSync(path.join(folder, `qemu-${other.qemu}`), text);

  test('must be known to the kernel before one is run, with an emulator that need not be in the image', () => {
    const wanted = /whose programs do not run on this host/;
    assert.throws(() => mustRun('x', other.debian, path.join(folder, 'none')), wanted);
    assert.throws(() => mustRun('x', other.debian, folder), wanted);
    say('enabled\ninterpreter /usr/bin/qemu\nflags: OP\n');
    assert.throws(() => mustRun('x', other.debian, folder), wanted);
    say('disabled\ninterpreter /usr/bin/qemu\nflags: POF\n');
    assert.throws(() => mustRun('x', other.debian, folder), wanted);
    say('enabled\ninterpreter /usr/bin/qemu\nflags: POF\n');
    mustRun('x', other.debian, folder);
  });
  test('are not asked for where it is this one', () => mustRun('x', here.debian, path.join(folder, 'none')));
});
