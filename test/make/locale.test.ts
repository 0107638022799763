// What tools say is read, so they say it in one language, whatever that of the person is.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

const german = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', LANGUAGE: 'de' };

suite('a person whose system speaks German', () => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
  assert.equal(c.make(['up-x']).code, 0);
  c.hook('virsh', 'case "$LC_ALL/$LANGUAGE $*" in C.UTF-8/\\ *) ;; *domstate*) echo laufend; exit ;; esac');
  test('make asks virsh in English', () => {
    const { code, text } = c.make(['resume-x'], german);
    assert.equal(code, 0, text);
  });
  test('so does a command', () => {
    const words = 'dist/makebox.cjs clone x y --uri qemu:///system --domain x --timeout 1'.split(' ');
    const env = { ...c.env, ...german };
    const { stderr } = spawnSync(process.execPath, words, { cwd: c.folder, env, encoding: 'utf8' });
    assert.match(stderr, /^x is running$/m);
  });
});
