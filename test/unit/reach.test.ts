// Where a VM is: who is asked, and whom of them is believed.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { suite, test } from 'node:test';
import { reach } from '../../scripts/libvirt.ts';
import type { Nic } from '../../scripts/network.ts';
import type { Vm } from '../../scripts/vm.ts';
import { pretend } from '../support/pretend.ts';

const [first, second] = ['52:54:00:00:00:01', '52:54:00:00:00:02'];
const card = (type: string, mac: string) => `<interface type='${type}'>\n  <mac address='${mac}'/>\n</interface>`;
const row = (mac: string, ip: string) => ` eth0       ${mac}    ipv4         ${ip}/24`;
const vm = (nics: readonly Partial<Nic>[] = []) =>
  ({ uuid: 'u', mac: first, nics, ssh: { port: 22 }, door: 20_007 }) as unknown as Vm;

/** virsh as it answers each question; to any other it has no answer. */
const virsh = (answers: Record<string, string>) => ({
  virsh: `#!/bin/sh
for last; do :; done
case $last in ${Object.entries(answers)
    .map(([word, text]) => `${word}) cat <<'.'\n${text}\n.\n;;`)
    .join('\n')} *) echo "error: no answer" >&2; exit 1 ;; esac\n`,
});
const found = async (answers: Record<string, string>, nics?: readonly Partial<Nic>[], uri = 'qemu:///system') =>
  (await pretend(virsh(answers), () => reach(uri, vm(nics))))?.address;
const xml = (...cards: string[]) => ({ u: `<domain>${cards.join('')}</domain>` });

suite('where a VM is reached', () => {
  const [bridge, nat, user] = [card('bridge', first), card('network', first), card('user', first)];
  const everywhere = { agent: row(first, '10.0.0.2'), arp: row(first, '10.0.0.3') };

  test('at its newest lease', async () => {
    const lease = [row(second, '10.0.0.9'), row(first, '10.0.0.8'), row(first, '10.0.0.1')].join('\n');
    assert.equal(await found({ ...xml(nat), lease, ...everywhere }), '10.0.0.1');
  });
  test('on a bridge, by whichever setting, where its agent says', async () => {
    assert.equal(await found({ ...xml(bridge), lease: '', ...everywhere }), '10.0.0.2');
    assert.equal(await found({ ...xml(bridge), lease: '', ...everywhere }, [], 'qemu:///session'), '10.0.0.2');
  });
  test('or, without an agent, where the host has heard of it', async () =>
    assert.equal(await found({ ...xml(bridge), lease: '', arp: everywhere.arp }), '10.0.0.3'));
  test('or where its definition says', async () => {
    const nics = [{ mac: second, ip: '192.0.2.7' }];
    assert.equal(await found({ ...xml(nat, card('bridge', second)), lease: '', ...everywhere }, nics), '192.0.2.7');
  });
  test('not where its agent sees itself on a network of libvirt, or of QEMU', async () => {
    for (const cards of [[nat], [user], [user, card('bridge', second)]])
      assert.equal(await found({ ...xml(...cards), lease: '', ...everywhere }), undefined);
  });
  test('where it answers, whose lease is over: what comes out of memory', async () => {
    const door = createServer().listen(0, '127.0.0.9');
    await once(door, 'listening');
    const { port } = door.address() as AddressInfo;
    const leased = { mac: first, ip: '127.0.0.9', leased: true as const, libvirt: 'makebox-0-vms' };
    const on = (network: string) =>
      `<interface type='network'>\n  <mac address='${first}'/>\n  <source network='${network}'/></interface>`;
    const heard = (own: string) => `#!/bin/sh\necho "$4 dev virbr1 lladdr ${own} REACHABLE "\n`;
    const at = (network: string, nic: object, to = port, of = first) =>
      pretend({ ...virsh({ ...xml(on(network)), lease: '' }), ip: heard(of) }, () =>
        reach('qemu:///system', { ...vm(), card: nic, ssh: { port: to } } as unknown as Vm),
      );
    assert.equal((await at('makebox-0-vms', leased))?.address, '127.0.0.9');
    assert.equal(await at('default', leased), undefined, 'NETWORK has put it elsewhere');
    assert.equal(await at('makebox-0-vms', leased, 1), undefined, 'nobody answers');
    assert.equal(await at('makebox-0-vms', leased, port, second), undefined, 'somebody else does');
    const byHand = { ...leased, leased: undefined };
    assert.equal((await at('makebox-0-vms', byHand))?.address, '127.0.0.9', 'no address is given there');
    assert.equal(await at('makebox-0-vms', byHand, 1), undefined, 'it has another by hand');
    door.close();
  });
  test('at the forward of QEMU, where it has one', async () => {
    const own = { u: "<qemu:arg value='user,id=makebox,hostfwd=tcp:127.0.0.1:20007-:22'/>" };
    assert.equal(await found(own, [], 'qemu:///session'), '127.0.0.1');
    assert.equal(await found(own), undefined);
  });
});
