// What status says beside a VM that is on.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

suite('status of a VM that is on', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ 'distros/x.ini': `${debian}[domain]\nports = 8080:80 53:53/udp\n`, 'distros/x.lock': locked });
  const { folder } = libvirt(c);
  const { code, text } = c.make(['up-x']);
  assert.equal(code, 0, text);
  const remarks = () => JSON.parse(c.make(['status', 'JSON=1']).stdout)[0].remarks as string[];

  test('names the ports that nobody forwards, and nobody does after a start of libvirt alone', () => {
    assert.deepEqual(remarks(), ['ports 8080:80 53:53/udp are not forwarded: make up-x']);
    const forwarder = spawn('sh', ['-c', 'read -r end; exit', 'forward', 'x'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const file = path.join(c.folder, 'generated/workspace/domains/x.forward');
    try {
      writeFileSync(file, `${forwarder.pid}\n8080:80 53:53/udp\n${process.pid}`);
      assert.deepEqual(remarks(), []);
      writeFileSync(file, `${forwarder.pid}\n8080:80\n${process.pid}`);
      assert.equal(remarks().length, 1);
    } finally {
      forwarder.stdin!.end();
    }
  });
  test('says why libvirt stopped it, and nothing where a person did', () => {
    const state = readdirSync(path.join(folder, 'domains')).find(file => file.endsWith('.state'))!;
    const be = (now: string) => writeFileSync(path.join(folder, 'domains', state), `${now}\n`);
    be('paused (user)');
    assert.deepEqual(remarks(), []);
    be('paused (I/O error)');
    assert.match(remarks().join(), /^stopped by an I\/O error: .*then make resume-x$/);
    be('paused (watchdog)');
    assert.deepEqual(remarks(), ['paused: watchdog']);
  });
});
