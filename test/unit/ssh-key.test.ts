import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { keyPair, newKeyPair } from '../../scripts/ssh-key.ts';
import { missing, temporary } from '../support/folder.ts';

suite('a key pair of our own', () => {
  const file = path.join(temporary(), 'key');
  newKeyPair(file, 'makebox');

  test('only its owner may read the private half', () => assert.equal(statSync(file).mode & 0o777, 0o600));
  test('is never written over', () => assert.throws(() => newKeyPair(file, 'makebox'), /EEXIST/));
  test('is another one each time', () => assert.notEqual(keyPair('a').publicKey, keyPair('a').publicKey));
  test('is what ssh-keygen takes for a key, and both halves belong together', { skip: missing('ssh-keygen') }, () => {
    const publicKey = execFileSync('ssh-keygen', ['-y', '-P', '', '-f', file], { encoding: 'utf8' });
    assert.equal(publicKey, readFileSync(`${file}.pub`, 'utf8'));
    assert.match(
      execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' }),
      /^256 SHA256:\S+ makebox \(ED25519\)$/m,
    );
  });
});
