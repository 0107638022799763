// A folder by NFS. A kernel without an NFS server can't serve it, so nfs-ganesha does, and what exportfs(8) is told is noted.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { textOf } from '../../scripts/checkout.ts';
import { knock } from '../../scripts/ssh.ts';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const theirs = path.join(root, 'their data');
const data = dataFolder(root);
const tools = path.join(root, 'tools');
process.env['PATH'] = `${tools}:${process.env['PATH']}`;
const one = checkout(root, 'by nfs', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-nfs-' });
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const told = () => readFileSync(path.join(root, 'told'), 'utf8');
const exported = () => readdirSync('/etc/exports.d').filter(name => name.startsWith('makebox-'));

describe('a folder by NFS', { skip: process.getuid!() === 0 ? false : 'the server needs root' }, () => {
  let server: ReturnType<typeof spawn>;
  before(async () => {
    for (const folder of [code, data, theirs, tools]) mkdirSync(folder, { recursive: true });
    mkdirSync('/etc/exports.d', { recursive: true });
    chownSync(theirs, user, user);
    writeFileSync(path.join(theirs, 'here'), 'host\n');
    writeFileSync(path.join(tools, 'exportfs'), `#!/bin/sh\necho "$@" >>'${root}/told'\n`);
    chmodSync(path.join(tools, 'exportfs'), 0o755);
    const config = path.join(root, 'ganesha.conf');
    writeFileSync(
      config,
      `NFS_CORE_PARAM { Protocols = 4; Enable_NLM = false; Enable_RQUOTA = false; }
NFSv4 { Graceless = true; RecoveryRoot = "${root}"; }
EXPORT { Export_Id = 1; Path = "${theirs}"; Pseudo = "${theirs}"; Access_Type = RW; Squash = all_squash; Anonymous_Uid = ${user};
  Anonymous_Gid = ${user}; SecType = sys; FSAL { Name = VFS; } }
`,
    );
    mkdirSync('/var/run/ganesha', { recursive: true });
    const words = ['-F', '-f', config, '-L', path.join(root, 'ganesha.log'), '-p', path.join(root, 'ganesha.pid')];
    server = spawn('setpriv', ['--pdeathsig', 'KILL', 'ganesha.nfsd', ...words], { stdio: 'ignore' });
    for (const end = Date.now() + 60_000; ; await delay(100)) {
      const door = await knock('127.0.0.1', 2049, 1000);
      door?.destroy();
      if (door) break;
      assert.ok(Date.now() < end, textOf(path.join(root, 'ganesha.log')));
    }
    one.write(
      'distros/far.ini',
      `like = debian-12\n[image]\nlayers = nfs\n[share data]\nsource = ${theirs}\ntype = nfs\noptions = noatime\n`,
    );
  });
  after(() => {
    one.make('destroy', 'YES=1');
    server.kill('SIGKILL');
    execFileSync('rm', ['-rf', '/var/run/ganesha']);
    remove(root);
  });

  it('is exported to the VM alone, mounted, written as its owner, and withdrawn with the VM', () => {
    assert.match(ok(one.make('up-far')), /\/code \/data mounted/);
    const what = `10(?:\\.\\d+){3}:${theirs}`;
    const options = `rw,no_subtree_check,all_squash,anonuid=${user},anongid=${user}`;
    assert.match(told(), new RegExp(`^-i -o ${options} ${what}\n$`));
    assert.equal(exported().length, 1);
    const text = ok(
      one.make('exec-far', 'CMD=cat /data/here; sudo sh -c "echo guest >/data/there"; grep " /data " /proc/mounts'),
    );
    assert.match(text, /^host$[\s\S]* nfs4 .*noatime/m);
    assert.deepEqual(
      [readFileSync(path.join(theirs, 'there'), 'utf8'), statSync(path.join(theirs, 'there')).uid],
      ['guest\n', user],
    );
    ok(one.make('destroy-far'));
    assert.deepEqual(exported(), []);
    assert.match(told(), new RegExp(`\n-u ${what}\n$`));
    assert.ok(existsSync(path.join(theirs, 'here')));
  });
});
