import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { take } from '../../scripts/commands/snapshot.ts';
import { mount, withoutShares } from '../../scripts/live-shares.ts';
import { lay, temporary } from '../support/folder.ts';
import { pretend } from '../support/pretend.ts';
import { planned } from '../support/world.ts';

suite('shares of a domain that runs', () => {
  const ini =
    '[image]\nfrom = mmdebstrap:bookworm\n[share code]\ntype = 9p\n[share vendor]\ntype = 9p\nsource = /v\ntarget = /code/vendor\n';
  const vm = planned({ inis: { x: ini } }).vms[0]!;
  const of = { vm, uri: 'test:///default', domain: 'x', force: false };
  const folder = temporary();
  const log = path.join(folder, 'log');
  const shares = ['/code', '/code/vendor'].map(at => `<filesystem><target dir='${at}'/></filesystem>`).join('');
  /** What was called, where `ssh` ends so and the domain is in that state. */
  const called = async (ssh: string, state: string, work: () => Promise<unknown>) => {
    lay(folder, { log: '', state });
    const note = `#!/bin/sh\nprintf '%s\\n' "$*" >>'${log}'\n`;
    const virsh = `${note}case $* in *dumpxml*) echo "<domain>${shares}</domain>" ;; *resume*) echo running >'${folder}/state' ;; *domstate*) cat '${folder}/state' ;; esac\n`;
    await pretend({ virsh, ssh: `${note}case $* in *umount*) ${ssh} ;; esac\n` }, work);
    return readFileSync(log, 'utf8');
  };
  const nothing = async () => undefined;

  test('one that is mounted in another goes before that', async () => {
    const text = await called('exit 0', 'running', () => withoutShares(of, nothing));
    const at = ['/code/vendor', '/code'].map(target => text.indexOf(`umount ${target};`));
    assert.ok(at[0]! > 0 && at[0]! < at[1]!, text);
  });
  test('a guest that does not answer is no guest that is busy', () =>
    assert.rejects(
      called('exit 255', 'running', () => withoutShares(of, nothing)),
      { message: 'x does not answer', mend: /BACKUP=0/ },
    ));
  test('what is busy is said, and what was taken out by then is back', async () => {
    await assert.rejects(
      called('echo "7 vim"; exit 1', 'running', () => withoutShares(of, nothing)),
      { message: /can't be taken out of it/, mend: /FORCE=1/ },
    );
    assert.match(readFileSync(log, 'utf8'), /umount[\s\S]*sudo sh -c .*mount -t share/);
  });
  test('a guest whose random numbers can not be made anew has its shares all the same', () => {
    const bare = planned({ inis: { x: '[image]\nfrom = mmdebstrap:bookworm\n[share code]\ntype = none\n' } }).vms[0]!;
    lay(folder, {
      'guest/sudo': '#!/bin/sh\nexec "$@"\n',
      'guest/date': '#!/bin/sh\ncase $1 in -s) ;; *) echo 0 ;; esac\n',
      'guest/perl': '#!/bin/sh\nexit 1\n',
      'guest/python3': '#!/bin/sh\nexit 1\n',
      'guest/head': '#!/bin/sh\n',
    });
    const guest = path.join(folder, 'guest');
    execFileSync('chmod', ['-R', '+x', guest]);
    const env = { PATH: `${guest}:${process.env['PATH']}` };
    const { status, stderr } = spawnSync('sh', ['-c', mount(bare)], { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
  test('one that stands still goes on for a snapshot, and stands still again', async () => {
    const text = await called('exit 0', 'paused', () => take(of, 'now', 10));
    assert.match(text, /resume[\s\S]*umount[\s\S]*snapshot-create-as[\s\S]*suspend/);
  });
});
