// The network that a VM is on by itself: made when one starts that is on it, gone with the last.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { Plan } from '../../scripts/plan.ts';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';
import { freePort } from '../support/port.ts';

const definition = `${debian}[share code]\ntype = none\n`;

suite('the network of all', () => {
  const c = checkout({
    'distros/x.ini': definition,
    'distros/x.lock': locked,
    'distros/y.ini': 'like = x\n',
  });
  const fake = libvirt(c);
  const ok = (goal: string, env: Record<string, string> = {}) => {
    const { code, text } = c.make(goal.split(' '), env);
    assert.equal(code, 0, text);
    return text;
  };
  const here = () => fake.networks().flatMap(name => /^makebox-[0-9a-f]{8}-(.*)/.exec(name)?.[1] ?? []);

  test('is made by the first that starts, and stays until the last is gone', () => {
    ok('x.xml y.xml');
    assert.deepEqual(here(), []);
    assert.match(ok('up-x'), /^network vms: made$/m);
    assert.doesNotMatch(ok('up-y'), /network/);
    assert.deepEqual(here(), ['vms']);
    ok('destroy-x');
    assert.deepEqual(here(), ['vms']);
    assert.match(ok('destroy-y'), /^network vms: gone with its last VM$/m);
    assert.deepEqual(here(), []);
  });
  test('is not made for a VM that NETWORK has put elsewhere', () => {
    const elsewhere = { NETWORK: 'bridge=br0' };
    ok('up-x', elsewhere);
    assert.deepEqual(here(), []);
    assert.match(ok('reload-x'), /^network vms: made$/m);
    ok('destroy-x');
  });
  test('is there for one that starts with the host', () => {
    ok('autostart-x');
    assert.deepEqual(here(), ['vms']);
    ok('destroy-x');
    assert.deepEqual(here(), []);
    ok('y.xml', { AUTOSTART: 'yes' });
    assert.deepEqual(here(), ['vms']);
    ok('destroy-y');
    ok('y.xml', { AUTOSTART: 'yes', LIBVIRT_URI: 'qemu:///session' });
    assert.deepEqual(here(), [], "a plain user's libvirt has none");
    ok('destroy-y', { LIBVIRT_URI: 'qemu:///session' });
  });
  test('stays for one whose memory was saved on it', () => {
    ok('up-x');
    const [uuid = ''] = readdirSync(path.join(fake.folder, 'domains')).map(name => name.split('.')[0]);
    assert.equal(spawnSync('virsh', ['managedsave', uuid], { env: c.env }).status, 0);
    ok('x.xml', { NETWORK: 'network=default' });
    ok('y.xml');
    ok('destroy-y');
    assert.deepEqual(here(), ['vms']);
    ok('destroy-x');
    assert.deepEqual(here(), []);
  });
  test('has an address for it, at which it is sought without a lease, and told if it did not come there', async () => {
    const port = await freePort();
    c.write({ 'distros/x.ini': `${definition}[ssh]\nport = ${port}\n[network vms]\naddress = 127.77.0.1/24\n` });
    const up = () => c.make(['up-x'], { REAL: 'network wait', TIMEOUT: '1' }).text;
    assert.match(
      up(),
      /^x: waiting for ssh, .*\n[\s\S]*^x: no sign of its address after [\d.]+ s\n {2}why: .*no network gave it/m,
    );
    const { vms } = JSON.parse(c.read('generated/plan.json')) as Plan;
    const ip = vms.find(vm => vm.name === 'x')!.card!.ip!;
    const server = createServer().listen(port, ip);
    await once(server, 'listening');
    const ssh = path.join(fake.folder, 'bin/ssh');
    writeFileSync(ssh, '#!/bin/sh\n');
    chmodSync(ssh, 0o755);
    try {
      assert.match(up(), new RegExp(`^x: up at ${ip} `, 'm'));
    } finally {
      server.close();
      rmSync(ssh);
      ok('destroy-x');
      c.write({ 'distros/x.ini': definition });
    }
  });
  test('is not made, and is no card, where NETWORK= says nothing', () => {
    const { code, text } = c.make(['x.xml', 'NETWORK=']);
    assert.notEqual(code, 0);
    assert.match(text, /NETWORK= is empty\. mend: /);
  });
  test("is what make -n shows before the VM is there, and not at a plain user's libvirt", () => {
    assert.match(ok('-n up-x'), / network vms --uri 'qemu:\/\/\/system'/);
    assert.doesNotMatch(ok('-n up-x', { LIBVIRT_URI: 'qemu:///session' }), / network vms /);
  });
});
