import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { growRoot } from '../../scripts/commands/resize.ts';
import { lay, temporary } from '../support/folder.ts';

/** What the guest's root calls, where `/` is so and growpart ends with that. */
function grown(at: string, type: string, growpart?: number) {
  const folder = temporary();
  const log = path.join(folder, 'log');
  writeFileSync(log, '');
  const note = `#!/bin/sh\necho "\${0##*/} $*" >>'${log}'\n`;
  const tools = {
    findmnt: `#!/bin/sh\ncase $* in *FSTYPE*) echo ${type} ;; *) echo ${at} ;; esac\n`,
    // Nothing grows in LVM.
    df: `#!/bin/sh\n${at.includes('mapper') ? 'echo 7' : `wc -l <'${log}'`}\n`,
    ...Object.fromEntries(['resize2fs', 'xfs_growfs', 'btrfs'].map(name => [name, note])),
    ...(growpart === undefined ? {} : { growpart: `${note}exit ${growpart}\n` }),
  };
  lay(path.join(folder, 'bin'), tools);
  for (const name of Object.keys(tools)) chmodSync(path.join(folder, 'bin', name), 0o755);
  const block = path.join(folder, 'block');
  lay(block, { 'vda/vda3/partition': '3\n' });
  for (const name of ['vda', 'vda/vda3'])
    execFileSync('ln', ['-s', path.join(block, name), path.join(folder, path.basename(name))]);
  // The tools of the host that it uses, and not its growpart.
  for (const name of ['readlink', 'tail', 'wc'])
    execFileSync('ln', ['-s', `/usr/bin/${name}`, path.join(folder, 'bin', name)]);
  const script = growRoot.replaceAll('/sys/class/block', folder);
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: path.join(folder, 'bin') },
  });
  return { status, stdout, stderr, calls: readFileSync(log, 'utf8').trim().split('\n') };
}

suite('a file system grows with its disk', () => {
  test('one that fills it', () => {
    assert.deepEqual(grown('/dev/vda', 'ext4').calls, ['resize2fs /dev/vda']);
    assert.deepEqual(grown('/dev/vda', 'xfs').calls, ['xfs_growfs /']);
  });
  test('one in a partition, which grows before, or has grown', () => {
    for (const code of [0, 1])
      assert.deepEqual(grown('/dev/vda3', 'btrfs', code), {
        ...{ status: 0, stdout: '', stderr: '' },
        calls: ['growpart /dev/vda 3', 'btrfs filesystem resize max /'],
      });
  });
  test('which is said where it did not', () =>
    assert.equal(grown('/dev/mapper/root', 'xfs').stdout, 'makebox: / is as large as before\n'));
  test('and not where that failed, or can not be', () => {
    assert.deepEqual(grown('/dev/vda3', 'ext4', 2).calls, ['growpart /dev/vda 3']);
    assert.match(grown('/dev/vda3', 'ext4').stderr, /no growpart: install cloud-guest-utils/);
    assert.match(grown('/dev/vda', 'zfs').stderr, /neither ext4/);
  });
});
