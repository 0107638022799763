// The peer that boots the same packages: Debian's debvm, its image made once and booted with its changes thrown away.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Plan } from '../../scripts/plan.ts';
import { keyPair } from '../../scripts/ssh-key.ts';
import { freePort } from '../support/port.ts';
import type { Checkout } from './checkout.ts';

/** Seconds. */
const limits = { create: 900, boot: 300, answer: 30, greeting: 1 };

/**
 * debvm-run takes any /dev/kvm that it may write to, and qemu then waits for one that does not work: a read-only file
 * in its place is neither opened nor believed.
 */
const hideKvm = 'mount --bind "$1" /dev/kvm; mount -o remount,bind,ro /dev/kvm; shift; exec "$@"';

/** Makes the image; an Error where debvm is not there or fails. */
export function debvm(it: Checkout, name: string, root: string): { boot: () => Promise<number> } {
  const folder = path.join(root, 'debvm');
  mkdirSync(folder);
  const at = (file: string) => path.join(folder, file);
  const { privateKey, publicKey } = keyPair('bench');
  writeFileSync(at('key'), privateKey, { mode: 0o600 });
  writeFileSync(at('key.pub'), publicKey);
  writeFileSync(at('no-kvm'), '');
  const { vms, layers } = JSON.parse(readFileSync(path.join(it.folder, 'generated/plan.json'), 'utf8')) as Plan;
  const base = layers.find(layer => layer.id === vms.find(vm => vm.name === name)!.kernel);
  if (base?.kind !== 'mmdebstrap') throw new Error(`${name} is not made from packages`);
  const mirror = process.env['DEBIAN_MIRROR'] ? [process.env['DEBIAN_MIRROR']] : [];
  const words = [
    '-r',
    base.suite,
    '-k',
    at('key.pub'),
    '-o',
    at('image'),
    '-z',
    '4G',
    '--',
    `--include=${base.packages.join(',')}`,
    ...mirror,
  ];
  const { status, error, stderr } = spawnSync('debvm-create', words, {
    encoding: 'utf8',
    timeout: limits.create * 1000,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw error ?? new Error(`debvm-create: ${stderr}`);
  const kvm = readFileSync(path.join(it.folder, 'generated/accelerator'), 'utf8').trim().endsWith('kvm');
  const hide =
    kvm || !existsSync('/dev/kvm')
      ? []
      : ['unshare', '--mount', '--map-root-user', 'sh', '-euc', hideKvm, 'sh', at('no-kvm')];
  return { boot: () => boot(folder, hide) };
}

async function boot(folder: string, hide: readonly string[]): Promise<number> {
  const port = await freePort();
  const words = [...hide, 'debvm-run', '-i', path.join(folder, 'image'), '-s', String(port), '--', '-snapshot'];
  const log = openSync(path.join(folder, 'log'), 'w');
  const start = process.hrtime.bigint();
  const seconds = () => Number(process.hrtime.bigint() - start) / 1e9;
  const running = spawn(words[0]!, words.slice(1), { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = once(running, 'exit');
  const kill = () => process.kill(-running.pid!, 'SIGKILL');
  process.once('exit', kill);
  try {
    while (running.exitCode === null && seconds() < limits.boot) {
      if ((await greets(port)) && runsTrue(folder, port)) return seconds();
      await delay(100);
    }
    const last = readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n').at(-1);
    throw new Error(`debvm-run did not answer within ${limits.boot} s: ${last}`);
  } finally {
    if (running.exitCode === null) kill();
    await ended;
    process.off('exit', kill);
  }
}

/**
 * Whether something there says that it speaks ssh. qemu takes the connection long before the guest does, and one that
 * came too early learns of the guest late: so no one waits long for any of them.
 */
function greets(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port, timeout: limits.greeting * 1000 });
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', data => answer(data.toString('latin1').startsWith('SSH-')));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => answer(false));
  });
}

function runsTrue(folder: string, port: number): boolean {
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'BatchMode=yes',
    `ConnectTimeout=${limits.answer}`,
  ];
  const words = [
    '-F',
    '/dev/null',
    '-i',
    path.join(folder, 'key'),
    '-p',
    String(port),
    ...options.flatMap(o => ['-o', o]),
  ];
  return (
    spawnSync('ssh', [...words, 'root@127.0.0.1', 'true'], { timeout: limits.boot * 1000, stdio: 'ignore' }).status ===
    0
  );
}
