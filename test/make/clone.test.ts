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
    c.write({ 'distros/e.mk': 'e.xml: MEMORY = 1024\n' });
    assert.equal(asked(['clone-a', 'TO=e']), true);
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
  test('goes on where its domain could not be made', () => {
    c.write({ 'distros/g.mk': 'g.xml: VIRT_INSTALL_FLAGS = $(error broken off)\n' });
    assert.notEqual(c.make(['clone-a', 'TO=g']).code, 0);
    c.write({ 'distros/g.mk': '' });
    assert.equal(asked(['a.xml']), true);
    assert.equal(asked(['clone-a', 'TO=g']), false);
    assert.equal(c.make(['destroy-g']).code, 0);
    assert.ok(!c.exists('g.xml') && !c.exists('generated/g.xml.known'));
  });
});
