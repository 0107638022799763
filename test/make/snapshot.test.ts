// snapshot-NAME: what is refused before anything of the VM is touched.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';

suite('a snapshot', () => {
  const c = checkout({ 'distros/x.ini': `${debian}[share code]\ntype = none\n`, 'distros/x.lock': locked });
  libvirt(c);
  const real = { REAL: 'snapshot' };
  assert.equal(c.make(['up-x']).code, 0);

  test('has a name', () => {
    for (const words of [[], ['SNAP='], ['SNAP=a b']]) {
      const { code, text, calls } = c.make(['snapshot-x', ...words], real);
      assert.equal(code, 2);
      assert.match(text, /is no name for a snapshot$[\s\S]*mend: make snapshot-x SNAP=/m);
      assert.ok(!calls.flat().some(word => word.startsWith('snapshot-create')), text);
    }
  });
  test('is of one name once', () => {
    assert.equal(c.make(['snapshot-x', 'SNAP=first'], real).code, 0);
    assert.match(c.make(['snapshot-x', 'SNAP=first'], real).text, /x has a snapshot first already/);
  });
  test('that is put back, and broken off before its definition is the present one, is defined anew by the next make', () => {
    const defines = () => c.make(['up-x']).calls.some(words => words.includes('define'));
    assert.ok(!defines());
    c.hook('virsh', 'case "$*" in *" define "*) echo "error: gone" >&2; exit 1 ;; esac');
    const { code, text } = c.make(['restore-x', 'SNAP=first', 'BACKUP=0'], { REAL: 'restore' });
    assert.equal(code, 2, text);
    c.hook('virsh', '');
    assert.ok(defines());
    assert.ok(!defines());
  });
});
