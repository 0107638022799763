// A run- that waits for a debugger, and its monitor: both asked as gdb(1) and socat(1) would.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const monitor = path.join(root, 'the, monitor');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-debugger-' });
const patience = 60_000;

/** Until it has come: what is said on a socket, from its first word. */
async function heard(socket: Socket, words: RegExp): Promise<string> {
  let text = '';
  const listen = (chunk: Buffer) => (text += chunk.toString('latin1'));
  socket.on('data', listen);
  for (const end = Date.now() + patience; !words.test(text); await delay(20))
    assert.ok(Date.now() < end, `${words} in ${text}`);
  socket.off('data', listen);
  return text;
}
async function reached(to: { path: string } | { host: string; port: number }): Promise<Socket> {
  for (const end = Date.now() + patience; ; await delay(50)) {
    const socket = connect(to);
    const answer = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error')]).catch(() => 0);
    if (answer === true) return socket;
    assert.ok(Date.now() < end, `nobody at ${JSON.stringify(to)}`);
  }
}

describe('a run that waits for a debugger', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    const built = one.make('image-debian-12');
    assert.equal(built.code, 0, built.text);
  });
  after(() => remove(root));

  it('stands still until one lets it go, and then ends as any other', async () => {
    await assert.rejects(once(connect({ host: '127.0.0.1', port: 1234 }), 'connect'), 'somebody else listens there');
    const make = one.start('run-debian-12', 'GDB=1', `MONITOR=${monitor}`, 'CMD=true');
    const ended = once(make, 'exit');
    const debuggerOf = await reached({ host: '127.0.0.1', port: 1234 });
    const told = await reached({ path: monitor });
    told.write('info status\n');
    await heard(told, /VM status: paused/);
    // "?" asks why it stopped, "D" lets it go (gdb manual, E.2 Packets).
    debuggerOf.write('$?#3f');
    await heard(debuggerOf, /\$T05.*#/);
    debuggerOf.write('+$D#44');
    await heard(debuggerOf, /\$OK#9a/);
    told.write('info status\n');
    await heard(told, /VM status: running/);
    assert.deepEqual(await ended, [0, null]);
    debuggerOf.destroy();
    told.destroy();
    assert.ok(!existsSync(monitor));
  });
});
