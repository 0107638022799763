// run-NAME for real: qemu without libvirt, one command, its exit code, and nothing left.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Times } from '../../scripts/run-times.ts';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';
import { processesWith } from './processes.ts';

const root = scratch();
const code = path.join(root, 'my, code');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-run-' });
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
const at = (file: string) => path.join(one.folder, file);
const run = (command: string, ...words: string[]) => one.make('run-debian-12', `CMD=${command}`, ...words);
const rootAlone = process.getuid!() === 0 ? false : 'it takes root to mount';
const exit = () => readFileSync(at('generated/run-debian-12.exit'), 'utf8').trim();

const processes = () => processesWith(root);

async function nothingLeft() {
  for (let turn = 0; turn < 100 && processes().length > 0; turn++) await delay(100);
  assert.deepEqual(processes(), []);
  assert.deepEqual(
    readdirSync(at('generated/workspace/runs')).filter(name => name.endsWith('.tmp')),
    [],
  );
}

describe('run-NAME, for real', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    chownSync(code, user, user);
    writeFileSync(path.join(code, 'hello'), '#!/bin/sh\necho hello from $(id -un) in $(pwd)\n', { mode: 0o755 });
    chownSync(path.join(code, 'hello'), user, user);
    const built = one.make('image-debian-12');
    assert.equal(built.code, 0, built.text);
  });
  after(() => remove(root));

  it("runs a command where the code is, as the user, and what it writes there is the host's", async () => {
    const { code: status, text } = run('./hello; echo also >&2; echo there >from-guest; stat -c "owner %u" hello');
    assert.equal(status, 0, text);
    assert.match(text, /^hello from \S+ in \/code$/m);
    assert.match(text, new RegExp(`^owner ${user}$`, 'm'));
    assert.match(text, /^also$/m);
    assert.match(text, /^exit 0$/m);
    assert.equal(statSync(path.join(code, 'from-guest')).uid, user);
    assert.equal(exit(), '0');
    const { seconds } = JSON.parse(readFileSync(at('generated/workspace/runs/debian-12.json'), 'utf8')) as Times;
    assert.ok(
      seconds.every(part => part > 0),
      `qemu, kernel, userspace, command: ${seconds.join(' ')}`,
    );
    await nothingLeft();
  });

  it('gives back the exit code, also to a CI', () => {
    const { code: status, text } = run('echo before; exit 7');
    assert.notEqual(status, 0);
    assert.match(text, /^before$[\s\S]*^exit 7$/m);
    assert.equal(exit(), '7');
    const xml = readFileSync(at('generated/run-debian-12.xml'), 'utf8');
    assert.match(xml, /<failure message="exit 7"\/>/);
    assert.match(xml, /before/);
  });

  it('forgets what is written elsewhere, unless it is to stay', () => {
    run('sudo touch /etc/touched');
    assert.equal(run('test ! -e /etc/touched').code, 0);
    const kept = run('sudo touch /etc/touched', 'SNAPSHOT=0');
    assert.equal(kept.code, 0, kept.text);
    const again = run('test -e /etc/touched', 'SNAPSHOT=0');
    assert.equal(again.code, 0, again.text);
    assert.equal(run('test ! -e /etc/touched').code, 0);
  });

  it('has names, ports in, a folder more, memory and processors as told, and a log', async () => {
    const log = path.join(root, 'serial, log');
    const { code: status, text } = run(
      'getent hosts localhost >/dev/null && ls /host && nproc && grep MemTotal /proc/meminfo && cat /etc/resolv.conf && cat /proc/cmdline',
      'PORTS=42180:80 42153:53/udp',
      `MOUNT=${code}`,
      'CPUS=2',
      'MEM=700',
      `SERIAL_LOG=${log}`,
      'APPEND=one.more=word loglevel=7',
    );
    assert.equal(status, 0, text);
    assert.match(text, /^hello$/m);
    assert.match(text, /^2$/m);
    assert.match(text, /^MemTotal: +6\d{5} kB$/m);
    assert.match(text, /nameserver 10\.0\.2\.3/);
    assert.match(text, /one\.more=word/);
    assert.ok(statSync(log).size > 1000);
  });

  it('says what a kernel said that panicked, and ends at once', async () => {
    const { code: status, text } = run('echo c | sudo tee /proc/sysrq-trigger; sleep 100');
    assert.notEqual(status, 0);
    assert.match(text, /Kernel panic - not syncing[\s\S]*its kernel panicked/);
    assert.equal(exit(), '125');
    const kernels = path.join(one.folder, 'generated/data/kernels');
    const [own] = readdirSync(kernels).filter(name => existsSync(path.join(kernels, name, 'vmlinuz')));
    assert.match(
      run('true', `KERNEL=generated/data/kernels/${own}/vmlinuz`).text,
      /panicked, for it found no root\n {2}why: .*\n {2}mend: .*INITRD=/,
    );
    await nothingLeft();
  });

  it('is reset where its kernel hangs as it boots, and a reboot is its end all the same', () => {
    // The kernel says its command line.
    const hangs = 'APPEND=loglevel=7 it=soft lockup';
    const { text } = run('exit 3', hangs);
    assert.equal(text.match(/^its kernel hangs in emulation, .*: reset$/gm)?.length, 3, text);
    assert.equal(exit(), '3');
    assert.match(run('sudo reboot -ff; sleep 100', hangs).text, /ended before the command did/);
  });

  it('tells a guest that switched itself off from one that answered', () => {
    const { text } = run('sudo systemctl poweroff -ff; sleep 100');
    assert.match(text, /ended before the command did/);
    assert.equal(exit(), '125');
  });

  it('ends where whoever was to answer was killed by the guest, and without a limit, too', () => {
    // systemd would end what is below it.
    const group = '/sys/fs/cgroup';
    const killer = `echo $$ >${group}/cgroup.procs; kill -9 $(cat ${group}/system.slice/makebox-run.service/cgroup.procs); sleep 1000`;
    const { text } = run(`sudo sh -c '${killer}'`);
    assert.match(text, /ended before the command did/);
    assert.equal(exit(), '125');
  });

  it('is ended where its overlay fills the disk of the host', { skip: rootAlone }, async () => {
    const runs = at('generated/workspace/runs');
    mkdirSync(runs, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', runs]);
    try {
      const { text } = run('dd if=/dev/urandom of=$HOME/full bs=1M count=200 conv=fsync; sleep 100', 'TIMEOUT=90');
      assert.match(
        text,
        /^debian-12: its disk has grown until this host's was nearly full\n {2}why: .*\n {2}mend: .*make gc/m,
      );
      assert.equal(exit(), '125');
    } finally {
      execFileSync('umount', [runs]);
    }
    assert.match(run('echo well').text, /^well$/m);
    await nothingLeft();
  });

  it('has a limit', async () => {
    const { text } = run('echo begun; sleep 100', 'TIMEOUT=2');
    assert.match(text, /begun[\s\S]*not done in time\n.*TIMEOUT=2/);
    assert.equal(exit(), '124');
    const stands = run('true', 'QEMU_ARGS=-S', 'run-limits=--boot 2').text;
    assert.match(stands, /has not begun in time\n.*in 2 s it has not booted; its console shows nothing/);
    assert.equal(exit(), '124');
    await nothingLeft();
  });

  it('leaves nothing when make is killed, or qemu is', async () => {
    for (const kill of ['make', 'qemu', 'interrupt'] as const) {
      const make = one.start('run-debian-12', 'CMD=touch running; sleep 1000');
      const begun = path.join(code, 'running');
      for (let turn = 0; turn < 600 && !existsSync(begun); turn++) await delay(100);
      assert.ok(existsSync(begun), kill);
      const ended = once(make, 'close');
      if (kill === 'make') process.kill(make.pid!, 'SIGKILL');
      else if (kill === 'interrupt') process.kill(-make.pid!, 'SIGINT');
      else execFileSync('pkill', ['-KILL', '-f', `^qemu-system.*${root}`]);
      await ended;
      await nothingLeft();
      execFileSync('rm', [begun]);
    }
    assert.equal(run('true').code, 0);
  });

  it('runs several at once, of one image', async () => {
    const all = Array.from({ length: 3 }, (_, n) => {
      const child = spawn('make', ['run-debian-12', `CMD=echo number ${n}; exit ${n}`], {
        cwd: one.folder,
        env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      return once(child, 'close').then(() => text);
    });
    for (const [n, text] of (await Promise.all(all)).entries())
      assert.match(text, new RegExp(`^number ${n}$[\\s\\S]*^exit ${n}$`, 'm'));
  });

  it('is a shell on a terminal without a command', async () => {
    const shell = spawn('script', ['-qec', 'make run-debian-12', '/dev/null'], {
      cwd: one.folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let text = '';
    shell.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (part.includes('$ ') && !text.includes('hvc0') && !text.includes('echo'))
        shell.stdin.write('echo tty: $(tty) $(id -un) $(pwd); exit 5\n');
    });
    await once(shell, 'close');
    assert.match(text, /tty: \/dev\/hvc0 \S+ \/code\r/);
    assert.match(text, /Error 5/);
    await nothingLeft();
  });

  it('boots the whole of it if asked to', () => {
    const { code: status, text } = run('systemctl is-active systemd-journald', 'FAST_BOOT=no');
    assert.equal(status, 0, text);
    assert.match(text, /^active$/m);
  });
  it('prints what, once it is pasted, is a shell in the terminal', async () => {
    const { text } = one.make('run-debian-12', 'PRINT=1');
    const pasted = spawn('sh', ['-c', `exec ${text}`], { cwd: one.folder, stdio: ['pipe', 'pipe', 'inherit'] });
    let [seen, asked] = ['', false];
    try {
      for await (const part of pasted.stdout.setEncoding('utf8')) {
        seen += part;
        if (!asked && seen.includes('@debian-12:~$ '))
          asked = pasted.stdin.write('echo $((6 * 7)) of $(id -un)\n') || true;
        if (/^42 of \w+/m.test(seen)) break;
      }
    } finally {
      pasted.kill();
    }
    assert.match(seen, /^42 of (?!root)\w+/m);
    await nothingLeft();
  });
});
