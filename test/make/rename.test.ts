// Another name for a VM that has no disk yet: its definition alone. What else there is to it is in test/e2e/fleet.test.ts.

import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

const c = checkout({
  'distros/old.name.ini': `; mine\n${debian}`,
  'distros/old.name.lock': locked,
  'distros/old.name.mk': 'old.name.xml: VCPUS = 3\nrun-old.name: MEM = 99\nmy-old.name.xml: VCPUS = 4\n',
  'distros/many.ini': 'like = other\ninstances = a b\n',
  'distros/other.ini': debian,
  'distros/other.lock': locked,
});
const distros = () => readdirSync(path.join(c.folder, 'distros')).filter(name => /\.(ini|lock|mk)$/.test(name));
const uuidOf = (one: Checkout, name: string) =>
  new RegExp(`^${name}\\.uuid = (.*)$`, 'm').exec(one.read(`generated/${name}.mk`))?.[1];
const uuid = (name: string) => uuidOf(c, name);

suite('rename-', () => {
  test('refuses what would be a mistake, and leaves all as it was', () => {
    const before = distros();
    for (const [goal, to, what] of [
      ['old.name', 'No', /"No" is no name for a VM/],
      ['old.name', '', /"" is no name for a VM/],
      ['old.name', 'other', /other is there already/],
      ['old.name', 'a', /distros\/many\.ini:2: there are two VMs "a"[\s\S]*old\.name can't be called a/],
      ['old.name', 'cache', /could not tell it from make cache[\s\S]*can't be called cache/],
      ['other', 'new-name', /distros\/many\.ini:1: "like = other" names no definition[\s\S]*other can't be called/],
      ['a', 'c', /a is one of several[\s\S]*change "instances" in distros\/many\.ini/],
      ['nobody', 'c', /no VM "nobody"/],
    ] as const) {
      const { code, text } = c.make([`rename-${goal}`, `TO=${to}`]);
      assert.notEqual(code, 0, goal);
      assert.match(text, what);
      assert.deepEqual(distros(), before);
    }
  });
  test('moves the definition, its lock and its overrides; UUID and MAC stay', () => {
    const before = uuid('old.name');
    const { code, text, built } = c.make(['rename-old.name', 'TO=site']);
    assert.equal(code, 0, text);
    assert.deepEqual(built, [], 'nothing is built for a VM that is not there');
    assert.deepEqual(distros(), ['many.ini', 'other.ini', 'other.lock', 'site.ini', 'site.lock', 'site.mk']);
    assert.equal(c.read('distros/site.ini'), `; mine\nborn = old.name\n\n${debian}`);
    assert.equal(c.read('distros/site.mk'), 'site.xml: VCPUS = 3\nrun-site: MEM = 99\nmy-old.name.xml: VCPUS = 4\n');
    assert.equal(uuid('site'), before);
    assert.ok(!c.exists('generated/old.name.mk'));
    assert.equal(c.make(['rename-site', 'TO=web']).code, 0);
    assert.equal(uuid('web'), before);
    assert.equal(c.make(['rename-web', 'TO=old.name']).code, 0);
    assert.equal(uuid('old.name'), before);
  });
});

suite('a VM that was renamed before', { skip: missing('setpriv', 'flock') }, () => {
  test('is renamed again by the same command where that was broken off at its end', { timeout: 60_000 }, () => {
    const vm = checkout({ 'distros/a.ini': debian, 'distros/a.lock': locked });
    const { domains } = libvirt(vm);
    const names = () => domains().map(({ name }) => name);
    assert.equal(vm.make(['a.xml']).code, 0);
    const disks = path.join(vm.folder, 'generated/workspace/disks');
    const before = uuidOf(vm, 'a');
    for (const [from = '', to = ''] of ['ac', 'cd', 'de']) {
      // NAME.xml is what is made last.
      vm.write({ [`distros/${from}.mk`]: `${from}.xml: VIRT_INSTALL_FLAGS = $(error broken off)\n` });
      assert.notEqual(vm.make([`rename-${from}`, `TO=${to}`]).code, 0);
      assert.ok(!vm.exists(`${to}.xml`));
      vm.write({ [`distros/${to}.mk`]: '' });
      const { code, text } = vm.make([`rename-${from}`, `TO=${to}`]);
      assert.equal(code, 0, text);
      assert.match(text, new RegExp(`^${to}: was ${from}$`, 'm'));
      assert.deepEqual([names(), uuidOf(vm, to)], [[to], before]);
      assert.ok(vm.exists(`${to}.xml`) && readdirSync(disks).every(name => name.startsWith(`${to}.`)));
    }
    const { code, text } = vm.make(['rename-d', 'TO=e']);
    assert.notEqual(code, 0);
    assert.match(text, /no VM "d"/);
  });
});

suite('what comes between the steps of rename-', { skip: missing('setpriv', 'flock') }, () => {
  const broken = () => {
    const vm = checkout({ 'distros/a.ini': debian, 'distros/a.lock': locked });
    const fake = libvirt(vm);
    assert.equal(vm.make(['a.xml']).code, 0);
    return { vm, ...fake };
  };
  test('a definition of the new name that is written meanwhile stays', () => {
    const { vm, domains } = broken();
    const mine = '; mine\n[image]\nfrom = mmdebstrap:bookworm\n';
    vm.hook('virt-customize', `case "$*" in *--hostname*) printf '%s' '${mine}' >distros/b.ini; exit ;; esac`);
    const { code, text } = vm.make(['rename-a', 'TO=b']);
    assert.equal(code, 2);
    assert.match(text, /^b is there already$/m);
    assert.equal(vm.read('distros/b.ini'), mine);
    assert.deepEqual(
      domains().map(({ name }) => name),
      ['a'],
    );
  });
  for (const goal of [['destroy', 'VMS=b', 'YES=1'], ['destroy-b']])
    test(`where its last step failed, ${goal[0]} takes all of it`, () => {
      const { vm, domains } = broken();
      vm.write({ 'distros/a.mk': 'a.xml: VIRT_INSTALL_FLAGS = $(error broken off)\n' });
      assert.notEqual(vm.make(['rename-a', 'TO=b']).code, 0);
      vm.write({ 'distros/b.mk': '' });
      assert.deepEqual(
        domains().map(({ name }) => name),
        ['b'],
      );
      const { code, text } = vm.make(goal);
      assert.equal(code, 0, text);
      assert.deepEqual([domains(), vm.exists('generated/workspace/disks/b.qcow2')], [[], false]);
    });
  test('the disk of SNAPSHOT=0 has the new name, too', () => {
    const { vm } = broken();
    assert.equal(vm.make(['run-a', 'SNAPSHOT=0', 'CMD=true']).code, 0);
    const before = statSync(path.join(vm.folder, 'generated/workspace/runs/a.qcow2')).ino;
    assert.equal(vm.make(['rename-a', 'TO=b']).code, 0);
    assert.equal(vm.make(['run-b', 'SNAPSHOT=0', 'CMD=true']).code, 0);
    const runs = path.join(vm.folder, 'generated/workspace/runs');
    assert.deepEqual(
      readdirSync(runs).filter(name => name.endsWith('.qcow2')),
      ['b.qcow2'],
    );
    assert.equal(statSync(path.join(runs, 'b.qcow2')).ino, before);
  });
});
