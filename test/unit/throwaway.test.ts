// A machine for one command, where a shell plays qemu and the guest in it is hostile: it hurts nobody but its own run.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';
import { type Ending, start } from '../../scripts/throwaway.ts';
import { missing } from '../support/folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'makebox-test-'));
after(() => rmSync(folder, { recursive: true }));
const log = path.join(folder, 'console');
const MiB = 2 ** 20;
const time = { timeout: 60_000 };

/** The descriptors: 3 the job's port, 4 and 5 the outputs, 6 the console. */
async function guest(
  script: string,
  limits = { boot: 20, command: 0 },
  more: readonly string[] = [],
  serialLog = log,
): Promise<{ ending: Ending; heard: string[]; shown: string; said: string }> {
  const heard: string[] = [];
  const machine = start(['bash', '-c', script, ...more], {
    heard: word => heard.push(word),
    mark: 'mark',
    serialLog,
    limits,
  });
  const ending = await machine.ended;
  return { ending, heard, shown: machine.console.text, said: machine.said.text };
}

suite('a hostile guest', { skip: missing('setpriv', 'perl', 'unshare') }, () => {
  test('that floods its console fills neither the memory nor the disk, and its answer is heard', time, async () => {
    const before = process.memoryUsage().rss;
    const { ending, shown } = await guest(
      'echo begun >&3; yes flood | head -c 300M >&6; echo "exit 7" >&3; exec sleep 20',
    );
    assert.deepEqual(ending, { code: 7 });
    assert.ok(process.memoryUsage().rss - before < 150 * MiB, `${process.memoryUsage().rss - before}`);
    assert.ok(statSync(log).size < 65 * MiB, `${statSync(log).size}`);
    assert.match(readFileSync(log, 'utf8').slice(-100), /makebox: it says more than 64 MiB/);
    assert.match(shown, /^(flood\n|lood\n|ood\n|od\n|d\n|\n)/);
    assert.ok(shown.length <= 64 * 1024);
  });
  test('whose console can no more be kept is heard as before', time, async () => {
    const panics = 'head -c 200000 /dev/zero >&6; echo "Kernel panic - not syncing" >&6; exec sleep 20';
    const { ending } = await guest(panics, { boot: 10, command: 0 }, [], '/dev/full');
    assert.deepEqual(ending, { why: 'panicked' });
  });
  test(
    'that fills its overlay is ended before the disk of its host is full; one that does not, beside it, goes on',
    time,
    async () => {
      const disk = path.join(folder, 'disk');
      mkdirSync(disk);
      // A small one, that nobody else sees.
      const mount = `mount -t tmpfs -o size=64m none '${disk}'; exec 20>'${disk}/vl.Ab12Cd'; rm '${disk}/vl.Ab12Cd'; echo begun >&3`;
      const root = process.getuid!() === 0 ? '' : '--map-root-user';
      const on = (script: string) => guest(`exec unshare --mount ${root} bash -c "${mount}; ${script}"`);
      assert.deepEqual((await on('head -c 60M /dev/zero >&20; exec sleep 20')).ending, { why: 'full' });
      const other = `head -c 60M /dev/zero >'${disk}/other'; echo 1 >&20; sleep 2.5; echo exit 5 >&3; exec sleep 20`;
      assert.deepEqual((await on(other)).ending, { code: 5 });
    },
  );
  test('that says no end of a line on the port of its job is ended', time, async () => {
    const babble = `exec perl -e 'print "y" x 4096 while 1' >&3`;
    assert.deepEqual((await guest(babble)).ending, { why: 'babbled' });
  });
  test('that lies about its code is believed only where it is one', time, async () => {
    const lies =
      'exit 256\\nexit -1\\nexit 0x1\\n exit 0\\nexit\\nexit 0 \\nready 0 x.y\\nready 1.50 2.25\\nready\\nbegun\\nbegun\\nrm -rf /\\n';
    const { ending, heard } = await guest(`printf '${lies}exit 3\\nexit 0\\n' >&3; exec sleep 20`);
    assert.deepEqual(ending, { code: 3 });
    assert.deepEqual(heard, ['ready', 'begun']);
  });
  test('that closes its port, or says nothing, has the time that it is given', time, async () => {
    assert.deepEqual((await guest('exec 3>&-; exec sleep 20', { boot: 0.3, command: 0 })).ending, { why: 'late' });
    assert.deepEqual((await guest('echo begun >&3; exec sleep 20', { boot: 20, command: 0.3 })).ending, {
      why: 'late',
    });
  });
  test('whose qemu does not end when it is told to is killed, and its answer counts', time, async () => {
    assert.deepEqual((await guest(`trap '' TERM; echo "exit 7" >&3; exec sleep 50`)).ending, { code: 7 });
  });
  test('whose kernel hangs as it boots is reset, and not where that has said something or woke', time, async () => {
    const stuck = 'echo "watchdog: BUG: soft lockup - CPU#0 stuck" >&6;';
    // Three where it was reset.
    const ends = `while read -t 1 -r asked <&8; do case $asked in *system_reset*) code=3 ;; esac; echo '{"return":{}}' >&8; done
      echo "exit \${code:-4}" >&3; exec sleep 20`;
    assert.deepEqual((await guest(`${stuck} ${ends}`)).ending, { code: 3 });
    assert.deepEqual((await guest(`echo ready >&3; sleep 0.3; ${stuck} ${ends}`)).ending, { code: 4 });
    assert.deepEqual((await guest(`${stuck} ${ends}`, undefined, ['sh', '-incoming'])).ending, { code: 4 });
  });
  test('whose last words come behind its code is heard to their end, which is a mark', time, async () => {
    const slow = `printf '\\001mar' >&5; sleep 0.1; printf 'k and more' >&5`;
    const { ending, said } = await guest(
      `echo "exit 7 said" >&3; sleep 0.3; printf 'a \\001 end\\001m' >&5; sleep 0.1; printf 'an' >&5; ${slow}; printf '\\001mark' >&4; exec sleep 20`,
    );
    assert.deepEqual([ending, said], [{ code: 7 }, 'a \u0001 end\u0001man']);
    const goes = await guest(`echo "exit 6 said" >&3; printf 'all' >&5`);
    assert.deepEqual([goes.ending, goes.said], [{ code: 6 }, 'all']);
  });
  test(
    'that says that it has said all, and has not, is waited for while it says something, and within its time',
    time,
    async () => {
      const began = Date.now();
      const never = 'echo begun >&3; echo "exit 7 said" >&3;';
      assert.deepEqual((await guest(`${never} exec sleep 50`)).ending, { code: 7 });
      assert.ok(Date.now() - began < 20_000);
      const flood = `${never} while echo x >&5; do sleep 0.1; done`;
      assert.deepEqual((await guest(flood, { boot: 20, command: 1 })).ending, { code: 7 });
    },
  );
  test('that panics again and again has three seconds', time, async () => {
    const began = Date.now();
    const { ending } = await guest('while :; do echo "Kernel panic - not syncing"; sleep 0.1; done >&6');
    assert.deepEqual(ending, { why: 'panicked' });
    assert.ok(Date.now() - began < 10_000);
  });
});
