import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { entries, openFolder } from '../../scripts/setup/folder.ts';
import { withGroups } from '../../scripts/setup/groups.ts';
import { openSocket } from '../../scripts/setup/libvirt.ts';
import { ask } from '../../scripts/tool.ts';
import { missing, temporary } from '../support/folder.ts';
import { pretend } from '../support/pretend.ts';

suite('asking a tool', () => {
  test('one that never answers is killed, with what it started', async () => {
    const started = Date.now();
    const answer = await pretend({ mute: '#!/bin/sh\nsleep 1000 & sleep 1000\n' }, () => ask(['mute'], 0.3));
    assert.equal(answer.answered, false);
    assert.ok(Date.now() - started < 2000);
  });
  test('one that leaves a child on its pipes does not hold us', async () => {
    const started = Date.now();
    const answer = await pretend({ parent: '#!/bin/sh\nsleep 1000 &\necho done\nexit 3\n' }, () => ask(['parent'], 5));
    assert.deepEqual(answer, { answered: true, ok: false, code: 3, out: 'done', err: '' });
    assert.ok(Date.now() - started < 2000);
  });
  test('one that is not there says so', async () => assert.match((await ask(['no-such-tool'])).err, /ENOENT|EACCES/));
});

suite('setup', () => {
  test('commands in new groups: they get them, and keep their words and their first group', {
    skip: missing('sg'),
  }, () => {
    const own = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
    // Only root may take any group.
    const pending = process.getuid!() === 0 ? ['daemon', 'games'] : [own];
    const call = (...words: string[]) => {
      const [program = '', ...rest] = withGroups(words, pending);
      return execFileSync(program, rest, { encoding: 'utf8' });
    };
    assert.equal(call('printf', '%s|', "it's", '$x', 'a b'), "it's|$x|a b|");
    const groups = call('id', '-Gn').trim().split(' ');
    assert.equal(groups[0], own);
    assert.ok(pending.every(name => groups.includes(name)));
  });
  test('nothing pending: the command as it is', () => assert.deepEqual(withGroups(['make', 'x'], []), ['make', 'x']));
  test('libvirtd’s socket is the group’s, with what else the file says', () => {
    const text = openSocket('# x\nlog_level = 3\nunix_sock_group = "other"\n');
    assert.equal(
      text,
      '# x\nlog_level = 3\nauth_unix_rw = "none"\nunix_sock_group = "libvirt"\nunix_sock_rw_perms = "0770"\n',
    );
  });
  test('a file that decides about it is left alone', () =>
    assert.equal(openSocket('auth_unix_rw = "sasl"\n'), 'auth_unix_rw = "sasl"\n'));
  test('the data folder’s ACL lets qemu and you read and write below, and nobody else', () => {
    const want = [
      'user:64055:r-x',
      'user:1000:rwx',
      'default:user:64055:rwx',
      'default:user:1000:rwx',
      'default:other::---',
    ];
    assert.deepEqual(entries(1000, 1000, 64055), want);
  });
  test('a data folder of your own gets it before anything is made in it', { skip: missing('getfacl') }, async () => {
    const folder = temporary();
    const acl = () => execFileSync('getfacl', ['-p', '-n', folder], { encoding: 'utf8' });
    assert.doesNotMatch(acl(), /^default:other::---$/m);
    await openFolder(folder);
    assert.match(acl(), /^default:other::---$/m);
  });
  test('a folder that holds other things is never taken over', async () => {
    const folder = temporary();
    writeFileSync(path.join(folder, 'thesis.tex'), '');
    await assert.rejects(openFolder(folder), /is no data folder of makebox: it holds thesis\.tex/);
  });
  test('one that is another’s is told as such', async () => {
    const folder = temporary();
    chmodSync(folder, 0o000);
    const me = process.geteuid!();
    // Root may read all.
    if (me === 0) process.seteuid!(65534);
    try {
      await assert.rejects(openFolder(folder), {
        message: `${folder} can't be read: it is another's`,
        mend: /DATA_DIR=/,
      });
    } finally {
      if (me === 0) process.seteuid!(me);
      chmodSync(folder, 0o700);
    }
  });
  test('the key that makebox made there itself is no other thing', async () => {
    const folder = temporary();
    for (const name of ['id_ed25519', 'id_ed25519.pub']) writeFileSync(path.join(folder, name), '');
    await openFolder(folder);
  });
  test('root needs no entry; who its guests run as may only read', () => {
    assert.deepEqual(entries(0, 1000, 0), ['user:1000:r-x', 'default:user:1000:r-x', 'default:other::---']);
  });
});
