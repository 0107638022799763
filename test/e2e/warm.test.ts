// warm-NAME for real: machines that wake from one state are not one machine, and leave nothing, whatever is killed.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { kills, wakings } from '../faults/extent.ts';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';
import { processesWith } from './processes.ts';

const root = scratch();
const code = path.join(root, 'code');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-warm-', VCPUS: '2' });
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
const at = (file: string) => path.join(one.folder, file);
const run = (command: string, ...words: string[]) => one.make('run-debian-12', `CMD=${command}`, ...words);
const isWarm = (...words: string[]) =>
  / -incoming defer/.test(one.make('-n', 'run-debian-12', 'CMD=true', ...words).text);

/** run-NAME while it runs: what it has said, and all of that when it has ended. */
function begun(name: string, command: string, ...words: string[]) {
  const child = spawn('make', [`run-${name}`, `CMD=${command}`, ...words], {
    cwd: one.folder,
    env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (said.text += part));
  return { said, ended: once(child, 'close').then(() => said.text) };
}

async function nothingLeft(what: string) {
  for (let turn = 0; turn < 100 && processesWith(root).length > 0; turn++) await delay(100);
  assert.deepEqual(processesWith(root), [], what);
}

/** 0 to below `most`, the same for the same seed (Park and Miller). */
function random(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
}

describe('warm-NAME, for real', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    chownSync(code, user, user);
    writeFileSync(path.join(code, 'hello'), 'from the host\n');
    const warmed = one.make('warm-debian-12');
    assert.equal(warmed.code, 0, warmed.text);
  });
  after(() => remove(root));

  it('is where run-NAME begins, with the code, the time of now and its own exit code', async () => {
    assert.ok(isWarm());
    const { code: status, text } = run(
      'cat hello; echo there >from-guest; date +"is %s"; ip -4 -o addr show eth0; exit 3',
    );
    assert.notEqual(status, 0);
    assert.match(text, /^from the host$/m);
    assert.ok(Math.abs(Number(/^is (\d+)$/m.exec(text)?.[1]) - Date.now() / 1000) < 10, text);
    assert.match(text, / 10\.0\.2\.15\/24 /);
    assert.match(text, /^exit 3$/m);
    assert.equal(readFileSync(path.join(code, 'from-guest'), 'utf8'), 'there\n');
    await nothingLeft('');
  });

  it('runs a command as one that boots does, also one longer than what the machine waits for', () => {
    const said = (command: string, ...words: string[]) =>
      run(command, ...words).text.replaceAll(/^(make|exit).*\n/gm, '');
    const about = 'echo "$0 $-"; pwd; id; env | sort; umask; ls /proc/self/fd; grep Sig[BIC] /proc/self/status; exit 4';
    assert.equal(said(about), said(about, 'MEM=700'));
    assert.match(said(about), /^SigIgn:\t0+$/m);
    const long = `: ${"it's ".repeat(5000).replaceAll("'", '"\'"')}`;
    assert.match(run(`${long}; echo 'long: '$?`).text, /^long: 0$/m);
  });

  it(`gives ${wakings} machines, each with a name, an address and random numbers of its own`, () => {
    const seen = ['id', 'uuid', 'mac'].map(() => new Set<string>());
    for (let n = 0; n < wakings; n++) {
      const said = run('cat /etc/machine-id /proc/sys/kernel/random/uuid /sys/class/net/eth0/address').text.split('\n');
      const [id, uuid, mac] = [/^[0-9a-f]{32}$/, /^[0-9a-f]{8}-[0-9a-f-]{27}$/, /^52:54:00:[0-9a-f:]{8}$/].map(
        pattern => said.find(line => pattern.test(line)) ?? assert.fail(said.join('\n')),
      );
      for (const [index, one] of [id!, uuid!, mac!].entries()) seen[index]!.add(one);
    }
    assert.deepEqual(
      seen.map(set => set.size),
      [wakings, wakings, wakings],
    );
  });

  it('forgets what each writes, and several run at once', async () => {
    assert.equal(run('sudo touch /etc/touched').code, 0);
    const all = [4, 5, 6].map(code => begun('debian-12', `test ! -e /etc/touched && exit ${code}`).ended);
    for (const [n, text] of (await Promise.all(all)).entries()) assert.match(text, new RegExp(`^exit ${n + 4}$`, 'm'));
  });

  it('maps one memory where nothing is plugged in: what no machine has written to is there once', async () => {
    one.write('distros/bare.ini', 'like = debian-12\n[share code]\ntype = none\n');
    assert.equal(one.make('warm-bare').code, 0);
    const both = [0, 1].map(() => begun('bare', 'cat /proc/sys/kernel/random/uuid; sleep 1000'));
    const uuids = () => both.map(({ said }) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/m.exec(said.text)?.[0]);
    for (let turn = 0; turn < 600 && !uuids().every(Boolean); turn++) await delay(100);
    assert.equal(new Set(uuids()).size, 2, both.map(({ said }) => said.text).join('\n'));
    const machines = processesWith(root, /^qemu-system/).map(pid => {
      const [, rights, rss, pss] =
        /^\S+ (\S+) .*\/warm\/bare\/memory\n[\s\S]*?^Rss: +(\d+) kB\n^Pss: +(\d+) kB/m.exec(
          readFileSync(`/proc/${pid}/smaps`, 'utf8'),
        ) ?? [];
      return { rights, inCommon: Number(rss) - Number(pss) };
    });
    assert.deepEqual(
      machines.map(({ rights, inCommon }) => [rights, inCommon > 10_000]),
      [0, 1].map(() => ['rw-p', true]),
      JSON.stringify(machines),
    );
    for (const pid of processesWith(root, /^node .*makebox.cjs run /)) process.kill(Number(pid), 'SIGTERM');
    await Promise.all(both.map(({ ended }) => ended));
    await nothingLeft('bare');
  });

  it('is entered by ssh where a port leads there, woken or booted', async () => {
    for (const more of [[], ['MEM=700']]) {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      const waits = 'until [ -e /tmp/left ]; do sleep 0.1; done; echo left';
      const { said, ended } = begun('debian-12', waits, `PORTS=${port}:22`, 'TIMEOUT=60', ...more);
      const way = /ssh (-F \S+ debian-12)$/m;
      let inside = { status: null as number | null, stdout: '' };
      for (let turn = 0; turn < 300 && inside.status !== 0; turn++) {
        await delay(100);
        const words = way.exec(said.text)?.at(1)?.split(' ');
        const command = 'id -un; grep SigIgn /proc/self/status';
        if (words)
          inside = spawnSync('ssh', [...words, command], { cwd: one.folder, encoding: 'utf8', timeout: 30_000 });
      }
      assert.equal(inside.status, 0, said.text);
      assert.match(run('true', `PORTS=${port}:80`).text, /^port \d+ of 127\.0\.0\.1 is taken: .*EADDRINUSE/m);
      assert.match(inside.stdout, /^\w+\nSigIgn:\t[0-9a-f]{15}[01]$/m, 'its Ctrl-C is heard');
      // The machine goes with its command, and would take along who has told it to end.
      const leave = '(sleep 1; touch /tmp/left) </dev/null >/dev/null 2>&1 &';
      assert.equal(
        spawnSync('ssh', [...way.exec(said.text)![1]!.split(' '), leave], { cwd: one.folder }).status,
        0,
        said.text,
      );
      assert.match(await ended, /^left$/m);
    }
    await nothingLeft('ssh');
  });

  it('is passed by where the machine would be another one', () => {
    for (const word of ['MEM=1G', 'CPUS=1', 'APPEND=x=y', 'SNAPSHOT=0', 'FAST_BOOT=no', `MOUNT=${code}`])
      assert.ok(!isWarm(word), word);
    for (const word of ['PORTS=42180:80', `CODE_DIR=${root}`, 'SERIAL_LOG=log']) assert.ok(isWarm(word), word);
    const { text } = run('grep MemTotal /proc/meminfo', 'MEM=700');
    assert.match(text, /^MemTotal: +6\d{5} kB$/m);
  });

  it(`leaves nothing when make, makebox, qemu or a share's daemon is killed, ${kills} times, and the next one is right`, async () => {
    const next = random(20261128);
    for (let n = 0; n < kills; n++) {
      // One of four boots, as no state is of such a machine.
      const cold = n % 4 === 3;
      const words = ['CMD=echo begun; sleep 1000', 'TIMEOUT=20', ...(cold ? ['MEM=700'] : [])];
      const make = one.start('run-debian-12', ...words);
      const ended = once(make, 'close');
      const moment = next(cold ? 8000 : 2500);
      await delay(moment);
      const what = (['make', 'makebox', 'qemu', 'virtiofsd'] as const)[next(4)]!;
      const pattern = { makebox: '^node .*makebox.cjs run ', qemu: '^qemu-system', virtiofsd: 'virtiofsd' };
      if (what === 'make') process.kill(make.pid!, 'SIGKILL');
      else
        for (const pid of processesWith(root, new RegExp(pattern[what]))) {
          try {
            process.kill(Number(pid), 'SIGKILL');
          } catch {
            // It has ended by itself.
          }
        }
      if (what !== 'make') process.kill(make.pid!, 'SIGTERM');
      const inTime = await Promise.race([ended.then(() => true), delay(60_000, false, { ref: false })]);
      assert.ok(inTime, `${n}: make lives on, ${what} after ${moment} ms: ${processesWith(root).join(' ')}`);
      await nothingLeft(`${n}: ${what} after ${moment} ms`);
    }
    const { code: status, text } = run('cat hello');
    assert.equal(status, 0, text);
    assert.deepEqual(
      readdirSync(at('generated/workspace/runs')).filter(name => name.endsWith('.tmp')),
      [],
    );
  });

  it('is interrupted while it wakes, too', { timeout: 120_000 }, async () => {
    assert.ok(isWarm());
    for (let n = 0; n < 3; n++) {
      const { ended } = begun('debian-12', 'sleep 1000');
      for (let turn = 0; turn < 600 && processesWith(root, /^qemu-system/).length === 0; turn++) await delay(10);
      const [makebox] = processesWith(root, /^node .*makebox.cjs run /);
      process.kill(Number(makebox), 'SIGINT');
      assert.match(await ended, /Error 130$/m);
      await nothingLeft('interrupted');
    }
  });

  it('begins anew after a make that was killed while it was made, and gc takes one away whose image is another one', async () => {
    const make = one.start('warm-debian-12');
    const ended = once(make, 'close');
    const made = at('generated/workspace/warm/debian-12.tmp/memory');
    for (let turn = 0; turn < 600 && !existsSync(made); turn++) await delay(50);
    process.kill(make.pid!, 'SIGKILL');
    await ended;
    await nothingLeft('warm');
    assert.ok(isWarm(), 'the one before stays');
    assert.equal(one.make('warm-debian-12').code, 0);
    assert.ok(!existsSync(at('generated/workspace/warm/debian-12.tmp')));
    execFileSync('sh', ['-c', 'printf "[guest]\\ntimezone = Europe/Berlin\\n" >>distros/debian-12.ini'], {
      cwd: one.folder,
    });
    assert.ok(!isWarm());
    const swept = one.make('gc');
    assert.match(swept.text, /leftover \S+\/warm\/debian-12$/m);
    assert.ok(!existsSync(at('generated/workspace/warm/debian-12')));
  });
});
