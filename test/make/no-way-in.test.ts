// VMs that no network leads into: they are on, and nobody waits for what can't come.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

suite('up- of a VM that no network leads into', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked, 'first.sh': '' });
  libvirt(c);
  const up = (...sections: string[]) => {
    c.write({
      'distros/x.ini': `${debian}[share code]\ntype = none\n[domain]\nnetwork = none\n${sections.join('')}`,
    });
    const { code, text } = c.make(['reload-x'], { REAL: 'wait down', TIMEOUT: '1' });
    return { code, text };
  };
  const user = '[network own]\ntype = user\n';

  for (const [what, sections] of [
    ['without a card', ''],
    ["with a card on QEMU's own", user],
  ] as const)
    test(`${what} ends when it is on`, () => {
      const { code, text } = up(sections);
      assert.equal(code, 0, text);
      assert.match(text, /^x: on; no network leads into it: make console-x, or vnc-x$/m);
      assert.doesNotMatch(text, /waiting/);
    });
  test('and of which something is to be done inside is no success', () => {
    const { code, text } = up('[provision]\nscripts = first.sh\n[share data]\nsource = /srv\ntype = rsync\n');
    assert.notEqual(code, 0);
    assert.match(text, /^x: on, but without \[provision\], the copy of \/data: no network leads into it$/m);
  });
  test('by a macvtap alone is waited for, since not every host is kept out, and told so', () => {
    const { code, text } = up(user, '[network tap]\ntype = macvtap\ndevice = eth0\n');
    assert.notEqual(code, 0);
    assert.match(text, /^x: no sign of its address after [\d.]+ s$/m);
    assert.match(text, /why: {2}it runs, on a macvtap: /);
  });
  test('by one card that does is waited for', () =>
    assert.match(
      up(user, '[network lab]\n').text,
      /^x: no sign of its address after [\d.]+ s\n {2}why: .*no network gave it/m,
    ));
});
