// The domain of a clone: virt-install is asked only where it would say something else than of the VM that is cloned.

import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

const uuid = (c: Checkout, name: string) =>
  new RegExp(`^${name}\\.uuid = (.*)$`, 'm').exec(c.read(`generated/${name}.mk`))![1]!;

suite('clone-', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ 'distros/a.ini': debian, 'distros/a.lock': locked });
  const { domains } = libvirt(c);
  const made = c.make(['a.xml']);
  assert.equal(made.code, 0, made.text);
  /** Whether virt-install was asked, and all went well. */
  const asked = (goals: string[]) => {
    const { code, text, calls } = c.make(goals);
    assert.equal(code, 0, text);
    return calls.some(words => words.includes('virt-install'));
  };

  test('takes what virt-install has said of the VM, with its own names', () => {
    assert.equal(asked(['clone-a', 'TO=b']), false);
    assert.equal(
      c.read('b.xml'),
      c
        .read('a.xml')
        .replaceAll(uuid(c, 'a'), uuid(c, 'b'))
        .replace('<name>a<', '<name>b<')
        .replace(' a</description>', ' b</description>'),
    );
    assert.deepEqual(
      domains().map(({ name }) => name),
      ['a', 'b'],
    );
    assert.equal(c.make(['b.xml']).text, "make: 'b.xml' is up to date.\n");
    assert.ok(!c.exists('generated/b.xml.known') && !c.exists('generated/b.xml.known.cmd'));
  });
  test('asks it where something else differs', () => {
    assert.equal(asked(['clone-a', 'TO=d', 'VCPUS=4']), true);
    assert.equal(c.make(['destroy-d']).code, 0);
    assert.ok(!c.exists('generated/d.xml.known') && !c.exists('generated/d.xml.known.cmd'));
    c.write({ 'distros/e.mk': 'e.xml: MEMORY = 1024\n' });
    assert.equal(asked(['clone-a', 'TO=e']), true);
  });
  test('that was killed leaves nothing that up- would boot, and the same again ends it', () => {
    c.hook('virt-customize', 'case "$*" in *--hostname*) kill -9 $PPID; exit 1 ;; esac');
    c.hook('qemu-img', 'case "$*" in create*k.qcow2.tmp*) kill -9 $PPID; exit 1 ;; esac');
    assert.notEqual(c.make(['clone-a', 'TO=k']).code, 0);
    c.hook('qemu-img', '');
    c.hook('virt-customize', 'case "$*" in *--hostname*) exit ;; esac');
    assert.ok(c.exists('distros/k.ini'));
    const { code, text } = c.make(['up-k']);
    assert.equal(code, 2);
    assert.match(
      text,
      /^k is a clone that was broken off\n.*\n {2}mend: make clone-a TO=k, which ends it; or make destroy-k$/m,
    );
    assert.ok(!c.exists('generated/workspace/disks/k.qcow2'));
    asked(['clone-a', 'TO=k']);
    asked(['up-k']);
    assert.ok(!c.exists('generated/workspace/disks/k.cloning'));
    assert.equal(c.make(['destroy-k']).code, 0);
  });
  test('asks it where it may draw lots, as for the MAC of a card', () => {
    c.write({ 'distros/a.mk': 'a.xml: VIRT_INSTALL_FLAGS = --network bridge=br0\n' });
    assert.equal(asked(['a.xml']), true);
    c.write({ 'distros/h.mk': 'h.xml: VIRT_INSTALL_FLAGS = --network bridge=br0\n' });
    assert.equal(asked(['clone-a', 'TO=h']), true);
    c.remove('distros/a.mk');
    assert.equal(asked(['a.xml']), true);
  });
  test('leaves words of a person alone that end with the name', () => {
    c.write({ 'distros/a.mk': 'a.xml: DESCRIPTION = plan a\n', 'distros/i.mk': 'i.xml: DESCRIPTION = plan a\n' });
    assert.equal(asked(['a.xml']), true);
    assert.equal(asked(['clone-a', 'TO=i']), false);
    assert.match(c.read('i.xml'), / i - plan a<\/description>/);
    c.remove('distros/a.mk');
    assert.equal(asked(['a.xml']), true);
  });
  test('asks it where the name stands in a value, too', () => {
    const folder = path.join(c.folder, 'disks/a.d');
    c.write({ 'disks/a.d/x': '', 'distros/a.mk': `a.xml: CODE_DIR = ${folder}\n` });
    assert.equal(asked(['a.xml']), true);
    c.write({ 'distros/f.mk': `f.xml: CODE_DIR = ${folder}\n` });
    assert.equal(asked(['clone-a', 'TO=f']), true);
    assert.match(c.read('f.xml'), new RegExp(`dir="${folder}"`));
    c.remove('distros/a.mk');
  });
  test('is no clone of a VM of which libvirt says that it runs, whatever else it can not say', () => {
    const one = checkout({ 'distros/a.ini': debian, 'distros/a.lock': locked });
    assert.equal(one.make(['a.xml']).code, 0);
    for (const [says, what] of [
      ['echo running; exit 1', /^a is running$/m],
      ['echo "error: no security label" >&2; exit 1', /^virsh domstate: error: no security label$/m],
      ['echo "Id: -"; exit 0', /^virsh domstate: Id: -$/m],
    ] as const) {
      one.hook('virsh', `case "$*" in *'; dominfo'*) ${says} ;; *domstate*) echo 'shut off'; exit ;; esac`);
      assert.match(one.make(['clone-a', 'TO=b']).text, what);
    }
    assert.ok(!one.exists('distros/b.ini'));
  });
  test('has no address, MAC or port of the VM that it is of, nor has what is like it', () => {
    const [ip, mac, host] = ['10.9.0.10', '52:54:00:00:00:01', '18080:80'];
    const fixed = `[domain]\nports = ${host}\n[network lab]\naddress = 10.9.0.1/24\nip = ${ip}\nmac = ${mac}\n`;
    const one = checkout({ 'distros/a.ini': `${debian}${fixed}`, 'distros/a.lock': locked });
    libvirt(one);
    assert.equal(one.make(['a.xml']).code, 0);
    for (const [name, goals] of [
      ['b', ['clone-a', 'TO=b']],
      ['d', ['new', 'NAME=d', 'FROM=a']],
      ['e', ['clone-b', 'TO=e']],
    ] as const) {
      const { code, text } = one.make(goals);
      assert.equal(code, 0, text);
      assert.equal(one.make([`${name}.xml`]).code, 0);
      const { ports, nics } = JSON.parse(one.read('generated/plan.json')).vms.find(
        (vm: { name: string }) => vm.name === name,
      );
      assert.deepEqual(ports, []);
      assert.ok(nics[0].ip !== ip && nics[0].mac !== mac, JSON.stringify(nics));
    }
    assert.match(one.read('distros/b.ini'), /^\[domain\]\nports =\n\n\[network lab\]\nip =\nmac =\n$/m);
    assert.equal(one.read('distros/e.ini'), '; distros/e.ini - a clone of b\nlike = b\n');
  });
  test('goes on where its domain could not be made', () => {
    c.write({ 'distros/g.mk': 'g.xml: VIRT_INSTALL_FLAGS = $(error broken off)\n' });
    assert.notEqual(c.make(['clone-a', 'TO=g']).code, 0);
    c.write({ 'distros/g.mk': '' });
    assert.equal(asked(['a.xml']), true);
    assert.equal(asked(['clone-a', 'TO=g']), false);
  });
});
