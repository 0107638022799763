// What stands in a VM's way is named, with its why and its mend, in bounded time.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

suite('what stands in the way', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ 'distros/x.ini': `${debian}[domain]\nnetwork = network=default\n`, 'distros/x.lock': locked });
  const fake = libvirt(c);
  const code = path.join(path.dirname(c.folder), 'code');
  mkdirSync(code);
  const at = (...parts: string[]) => path.join(fake.folder, ...parts);
  const make = (goal: string) => c.make(goal.split(' '), { CODE_DIR: code, REAL: 'wait down', TIMEOUT: '1' });
  const ok = (goal: string) => {
    const { code: status, text } = make(goal);
    assert.equal(status, 0, text);
  };
  const state = () => fake.domains().map(domain => domain.state);
  /** The domain is that, whatever it was. */
  const be = (now: string) => {
    ok('kill-x');
    writeFileSync(at('becomes'), `${now}\n`);
    make('up-x');
    rmSync(at('becomes'));
    assert.deepEqual(state(), [now]);
  };
  const says = (goal: string, ...parts: readonly RegExp[]) => {
    const { code: status, text } = make(goal);
    assert.ok(status !== 0 && status !== null, text);
    for (const part of [...parts, /^ {2}why: +\S/m, /^ {2}mend: +\S/m]) assert.match(text, part);
  };
  ok('x.xml');

  test('a folder of the host that is gone', () => {
    rmdirSync(code);
    says('up-x', /^x: .*\/code: no such folder$/m, /mend: make the folder, .* CODE_DIR=/);
    mkdirSync(code);
  });
  test('a folder that one which is on could not start without: reload- leaves it on', () => {
    be('running');
    rmdirSync(code);
    says('reload-x', /^x: .*\/code: no such folder$/m);
    assert.deepEqual(state(), ['running']);
    mkdirSync(code);
    ok('kill-x');
  });
  test('a network that is not active, or not there', () => {
    const [network, on] = ['networks/00000000-0000-4000-8000-000000000000', 'running\n'];
    rmSync(at(`${network}.state`));
    says('up-x', /^x: the network default is not active$/m, /mend: .* net-start default/);
    writeFileSync(at(`${network}.state`), on);
    const bridged = c.make(['up-x'], { NETWORK: 'network=nowhere', CODE_DIR: code });
    assert.match(bridged.text, /^x: the network nowhere is not there$/m);
    ok('x.xml');
  });
  test('a network whose addresses are used up: nobody gave it one, and who has them is shown', () => {
    const others = '2026-01-01 00:00:00  52:54:00:aa:bb:cc  ipv4  192.168.122.2/24  other';
    writeFileSync(at('leases'), `${others}\n`);
    says('up-x', /^x: no sign of its address after [\d.]+ s$/m, /used up$/m, /^ {2}\| default\n {2}\| 2026-.* other$/m);
    rmSync(at('leases'));
  });
  for (const end of ['crashed', 'shut off', 'pmsuspended'])
    test(`a guest that is ${end} as soon as it starts`, () => {
      ok('kill-x');
      writeFileSync(at('becomes'), `${end}\n`);
      says('up-x', new RegExp(`^x: no sign of its address: after [\\d.]+ s it was ${end}$`, 'm'), /mend: make log-x/);
      rmSync(at('becomes'));
    });
  test('one that has crashed stays as it was until it is switched off, with its last words', () => {
    be('crashed');
    c.write({ 'generated/workspace/logs/x.console': 'Kernel panic\n' });
    says('up-x', /^x has crashed$/m, /mend: make log-x; then make kill-x and make up-x/);
    assert.equal(c.read('generated/workspace/logs/x.console'), 'Kernel panic\n');
    ok('down-x');
    assert.deepEqual(state(), ['off']);
  });
  test('one that is shutting down', () => {
    be('in shutdown');
    says('up-x', /^x is shutting down$/m, /mend: make down-x up-x/);
  });
  test('one that sleeps is woken', () => {
    be('pmsuspended');
    assert.notEqual(make('up-x').code, 0, 'nobody answers here');
    assert.deepEqual(state(), ['running']);
  });
  test("a name that somebody else's domain has", () => {
    ok('destroy-x');
    writeFileSync(
      at('domains/11111111-2222-4333-8444-555555555555'),
      '<domain><name>x</name><uuid>11111111-2222-4333-8444-555555555555</uuid></domain>\n',
    );
    says('up-x', /a domain "x" exists that this checkout did not make/, /mend: rename that domain/);
    rmSync(at('domains/11111111-2222-4333-8444-555555555555'));
  });
  test('a disk that a saved memory knows: it is not rescued, cloned or renamed, and FORCE=1 alone forgets that', () => {
    ok('x.xml');
    const [uuid = ''] = readdirSync(at('domains')).filter(name => /^[0-9a-f-]{36}$/.test(name));
    const memory = at('domains', `${uuid}.saved`);
    writeFileSync(memory, '');
    for (const goal of ['rescue-x', 'clone-x TO=y', 'rename-x TO=y'])
      says(goal, /^x is saved$/m, /make kill-x FORCE=1/);
    ok('kill-x');
    assert.ok(existsSync(memory));
    ok('kill-x FORCE=1');
    assert.ok(!existsSync(memory));
    assert.ok(make('rescue-x').calls.some(([tool]) => tool === 'virt-rescue'));
  });
  test('libvirt itself: without its answer nothing is taken for off', () => {
    ok('x.xml');
    be('running');
    for (const goal of ['kill-x', 'rescue-x', 'suspend-x', 'destroy-x', 'up-x', 'status']) {
      // The first question of up- is who has its name, which libvirt would say by itself.
      fake.fault('before', goal === 'up-x' ? 2 : 1);
      const { code: status, text, calls } = make(goal);
      assert.ok(fake.hit(), goal);
      assert.notEqual(status, 0, goal);
      assert.match(text, /failed to connect to the hypervisor/);
      assert.ok(!calls.some(([tool]) => tool === 'virt-rescue'));
      assert.deepEqual(state(), ['running'], goal);
    }
  });
});
