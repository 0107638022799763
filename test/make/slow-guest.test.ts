// down-NAME and save-NAME of a guest, or at a libvirt, that takes its time.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';

suite('down-', () => {
  const c = checkout({ 'distros/x.ini': `${debian}[share code]\ntype = none\n`, 'distros/x.lock': locked });
  libvirt(c);
  /** Its guest hears nothing, and before it is forced `first` happens. */
  const deaf = (first: string) =>
    c.hook('virsh', `case "$*" in *" shutdown "*) exit ;; *" destroy "*) ${first} ;; esac`);
  deaf(':');
  const down = () => {
    assert.equal(c.make(['up-x']).code, 0);
    return c.make(['down-x', 'TIMEOUT=1'], { REAL: 'down' });
  };

  test('forces a guest that does not end', () => {
    const { code, text, calls } = down();
    assert.equal(code, 0, text);
    assert.match(text, /^x: did not shut down within 1 s, so it was forced$/m);
    assert.ok(calls.some(words => words.includes('destroy')));
  });
  test('takes one that ends at the last moment for down', () => {
    deaf('rm -f "$FAKE"/domains/*.state "$FAKE"/domains/*.live');
    const { code, text } = down();
    assert.equal(code, 0, text);
    assert.match(text, /^x: down$/m);
  });
  test('says what libvirt says where it can not force it', () => {
    deaf('echo "error: device busy" >&2; exit 1');
    const { code, text } = down();
    assert.equal(code, 2);
    assert.match(text, /device busy/);
  });
});

suite('save-', () => {
  const c = checkout({ 'distros/x.ini': `${debian}[share code]\ntype = none\n`, 'distros/x.lock': locked });
  libvirt(c);
  test('that takes longer than TIMEOUT is ended at libvirt, and the VM goes on', () => {
    assert.equal(c.make(['up-x']).code, 0);
    c.hook(
      'virsh',
      `case "$*" in *" managedsave "*) exec sleep 1000 ;; *domjobabort*) exit ;; *domjobinfo*)
      [ -e "$FAKE/asked" ] && echo 'Job type: None' || echo 'Job type: Unbounded'; : >"$FAKE/asked"; exit ;; esac`,
    );
    const { code, text, calls } = c.make(['save-x', 'TIMEOUT=1'], { REAL: 'save' });
    assert.equal(code, 2);
    assert.match(text, /^virsh managedsave: not done within 1 s\n.*\n {2}mend: TIMEOUT=4$/m);
    const jobs = calls.flatMap(words => words.filter(word => word.startsWith('domjob')));
    assert.deepEqual(jobs, ['domjobabort', 'domjobinfo', 'domjobinfo']);
  });
});
