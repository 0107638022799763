// A libvirt of a plain user's: QEMU's own network, a bridge that root allows beside it, and no other.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

suite("networks at a plain user's libvirt", () => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
  const define = (sections: string, more = {}) => {
    c.write({ 'distros/x.ini': `${debian}[share code]\ntype = none\n${sections}` });
    const { code, text, calls } = c.make(['x.xml'], { LIBVIRT_URI: 'qemu:///session', ...more });
    const command = calls.find(words => words.includes('--print-xml')) ?? [];
    const networks = command.filter((_, at) => command[at - 1] === '--network').map(word => word.replace(/,.*/, ''));
    return { code, text, networks, own: command.some(word => word.includes('hostfwd=')) };
  };
  const [user, bridge, macvtap] = [
    '[network own]\ntype = user\n',
    '[network wire]\ntype = bridge\ndevice = br0\n',
    '[network tap]\ntype = macvtap\ndevice = eth0\n',
  ];

  test("one on QEMU's own is the one that there is anyway", () => {
    const { code, text, networks, own } = define(user);
    assert.equal(code, 0, text);
    assert.deepEqual([networks, own], [['none'], true]);
  });
  test('the first card is on it, too, whatever is said of that', () => {
    for (const words of [
      '',
      '[network vms]\naddress = 10.9.0.1/24\n',
      '[network vms]\ntype = user\nmodel = e1000e\n',
    ]) {
      assert.equal(c.make(['destroy-x']).code, 0);
      const { code, text, networks, own } = define(words);
      assert.equal(code, 0, text);
      assert.deepEqual([networks, own], [['none'], true]);
    }
  });
  test('a bridge is a second card', () => {
    const { networks, own } = define(`${user}${bridge}`);
    assert.deepEqual([networks, own], [['bridge=br0'], true]);
  });
  test('beside a bridge for a network all are its cards', () => {
    const { networks, own } = define(`${user}${bridge}`, { NETWORK: 'bridge=virbr0' });
    assert.deepEqual([networks, own], [['bridge=virbr0', 'user', 'bridge=br0'], false]);
  });
  for (const [what, sections, named] of [
    ['those that libvirt makes', '[network lab]\n[network out]\ntype = route\n', '[network lab] [network out]'],
    ['a macvtap', macvtap, 'a macvtap'],
    ['a macvtap for its first card', macvtap.replace('tap]', 'vms]'), 'a macvtap'],
  ] as const)
    test(`${what} are refused, before anything is made`, () => {
      assert.equal(c.make(['destroy-x']).code, 0);
      const { code, text, networks } = define(sections);
      assert.notEqual(code, 0);
      assert.ok(text.includes(`x: no ${named} at qemu:///session\n  why:  `), text);
      assert.match(text, /mend: .*docs\/rootless\.md/);
      assert.deepEqual(networks, []);
      assert.equal(define(sections, { LIBVIRT_URI: 'qemu:///system' }).code, 0);
    });
});
