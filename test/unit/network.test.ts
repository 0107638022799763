// Whose address is which: what was told stays, and there is room for all.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { told } from '../../scripts/machine.ts';
import { temporary } from '../support/folder.ts';
import { planned, problemsOf } from '../support/world.ts';

const debian = '[image]\nfrom = mmdebstrap:bookworm\n';
const machines = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, at === 0 ? debian : 'like = m0\n']));
const addresses = (given: Parameters<typeof planned>[0]) =>
  new Map(planned(given).vms.map(({ name, card }) => [name as string, card!.ip!]));
const blockOf = (count: number) =>
  /<ip address='(.*)' prefix='(.*)'>/.exec(planned({ inis: machines(count) }).networks[0]!.xml)!;

suite('addresses on the network of all', () => {
  test('follow from the name, whoever else is there', () => {
    const [few, many] = [addresses({ inis: machines(3) }), addresses({ inis: machines(9) })];
    assert.deepEqual(
      [...few],
      [...many].filter(([name]) => few.has(name)),
    );
    assert.equal(new Set(many.values()).size, 9);
  });
  test('stay as libvirt was told, though another name would come before', () => {
    const { vms, networks } = planned({ inis: { b: debian } });
    const folder = temporary();
    const [{ mac, card }] = [vms[0]!];
    // What `a` would have, if it were alone.
    const wanted = addresses({ inis: { a: debian } }).get('a')!;
    writeFileSync(path.join(folder, 'vms@qemu.xml'), networks[0]!.xml.replace(card!.ip!, wanted));
    writeFileSync(path.join(folder, 'lab@qemu.xml'), `<host mac='${mac}' name='b' ip='10.0.0.7'/>`);
    writeFileSync(path.join(folder, 'cut@qemu.xml'), '');
    const both = addresses({ inis: { a: debian, b: debian }, machine: { told: told(folder) } });
    assert.equal(both.get('b'), wanted);
    assert.notEqual(both.get('a'), wanted);
  });
  test('that were told are left where the definition says others', () => {
    const [{ mac }] = [planned({ inis: { a: debian } }).vms[0]!];
    const elsewhere = `${debian}[network vms]\naddress = 10.9.0.1/24\n`;
    const kept = { told: new Map([[`vms ${mac}`, '10.9.0.77']]) };
    assert.equal(addresses({ inis: { a: elsewhere }, machine: kept }).get('a'), '10.9.0.77');
    assert.match(addresses({ inis: { a: debian }, machine: kept }).get('a')!, /^10\.1[2-9]\d\./);
    assert.equal(addresses({ inis: { a: `${elsewhere}ip = 10.9.0.5\n` }, machine: kept }).get('a'), '10.9.0.5');
  });
  test('are enough for all: the block is as large as it must be, and holds the smaller one', () => {
    const [small, full, large] = [blockOf(3), blockOf(1015), blockOf(1016)];
    assert.deepEqual([small[2], full[2], large[2]], ['22', '22', '21']);
    const before = small[1]!.split('.');
    assert.deepEqual(large[1]!.split('.'), [...before.slice(0, 2), String(Number(before[2]) & 0xf8), '1']);
    assert.equal(new Set(addresses({ inis: machines(1016) }).values()).size, 1016);
    assert.ok([...addresses({ inis: machines(1016) }).values()].every(ip => !/\.(0|255)$/.test(ip)));
  });
});

suite('the network of all', () => {
  test('two whose names differ in a dot are both on it, the first by name', () => {
    const { networks, vms } = planned({ inis: { 'a-b': debian, 'a.b': debian } });
    const hosts = [...networks[0]!.xml.matchAll(/<host mac='([^']*)'(?: name='([^']*)')?/g)].map(([, mac, name]) => [
      mac,
      name,
    ]);
    const macs = ['a-b', 'a.b'].map(name => vms.find(vm => vm.name === name)!.mac);
    assert.deepEqual(
      hosts.sort(),
      [
        [macs[0], 'a-b'],
        [macs[1], undefined],
      ].sort(),
    );
  });
  test('is told where it is said, and not at a definition that says nothing of it', () => {
    const other = { a: debian, z: `${debian}[network vms]\ntype = bridge\n` };
    assert.deepEqual(
      problemsOf({ inis: other }).map(({ code, file, line }) => [code, file, line]),
      [['no-device', 'distros/z.ini', 4]],
    );
    const own = planned({ inis: { a: debian } }).networks[0]!.xml;
    const taken = /ip address='([^']*)'/.exec(own)![1];
    const lab = { a: debian, z: `${debian}[network lab]\naddress = ${taken}/24\n` };
    assert.deepEqual(
      problemsOf({ inis: lab }).map(({ code, file, line }) => [code, file, line]),
      [['overlapping-networks', 'distros/z.ini', 4]],
    );
  });
});
