// The whole life of a VM by a user who is nobody here: libvirt's session, QEMU's own network, and a copy of the code.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';
import { addUser, mustBeGone, removeUser } from './plain-user.ts';

const root = scratch();
const user = 'makebox-e2e-session';
const isRoot = process.getuid!() === 0;
const here = checkout(root, 'here', { DATA_DIR: dataFolder(root), PREFIX: 'e2e-base-' });
const code = path.join(root, 'code');
const theirs = checkout(root, "a user's", {
  DATA_DIR: path.join(root, 'their data'),
  CODE_DIR: code,
  LIBVIRT_URI: 'qemu:///session',
});
const env = { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' };

/** As the user, whom root's own tests make. */
const run = (program: string, ...words: string[]) => {
  const asUser = ['runuser', '-u', user, '--', 'env', '-u', 'XDG_RUNTIME_DIR', `HOME=/home/${user}`, `USER=${user}`];
  const [first = '', ...rest] = [...(isRoot ? asUser : []), program, ...words];
  const { status, stdout, stderr } = spawnSync(first, rest, { cwd: theirs.folder, env, encoding: 'utf8' });
  return { status, text: stdout + stderr };
};
const make = (...words: string[]) => {
  const { status, text } = run('make', ...words);
  assert.equal(status, 0, text);
  return text;
};
const inGuest = (command: string) => make('exec-debian-12', `CMD=${command}`);

describe("libvirt's session, without root", () => {
  before(() => {
    for (const folder of [here.data, theirs.data, code]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'hello'), 'hello\n');
    theirs.write('distros/debian-12.mk', 'debian-12.xml: MEMORY = 768\n');
    theirs.write('distros/led.ini', 'like = debian-12\n[domain]\nports = 42080:8080\n[share code]\nexclude = *.o\n');
    const built = here.make('image-debian-12');
    assert.equal(built.code, 0, built.text);
    if (isRoot) addUser(user);
    const own = () => isRoot && execFileSync('chown', ['-R', `${user}:`, theirs.folder, theirs.data, code]);
    own();
    make('generated/workspace');
    const layers = path.join(here.data, 'layers');
    const base = readdirSync(layers).find(name => name.endsWith('-debian-bookworm.qcow2'))!;
    cpSync(path.join(layers, base), path.join(theirs.data, 'layers', base));
    own();
  });
  after(() => {
    run('make', 'destroy', 'YES=1');
    if (isRoot) removeUser(user);
    remove(root);
    if (isRoot) mustBeGone(user);
  });

  it('boots, is reached by a port of this host, and has the code as a copy', () => {
    assert.match(make('up-debian-12'), /up at 127\.0\.0\.1:\d+ [\s\S]*\/code copied/);
    assert.match(
      inGuest('id -un; cat /code/hello; sudo id -u'),
      new RegExp(`^${isRoot ? user : ''}[\\s\\S]*^hello\\n0$`, 'm'),
    );
    assert.match(make('status-debian-12'), /running +127\.0\.0\.1:\d+/);
    writeFileSync(path.join(code, 'more'), '');
    make('sync-debian-12');
    assert.match(inGuest('ls /code'), /^hello\nmore$/m);
  });

  it('runs one command by QEMU alone, in the folder itself and not in a copy', () => {
    assert.match(make('run-debian-12', 'CMD=cat hello; echo made >by-run; exit 0'), /^hello$[\s\S]*^exit 0$/m);
    assert.equal(statSync(path.join(code, 'by-run')).uid, statSync(theirs.folder).uid);
  });

  it('stands still, is saved, goes on, and keeps its state under a name', () => {
    make('suspend-debian-12');
    make('resume-debian-12');
    inGuest('echo before >state');
    make('snapshot-debian-12', 'SNAP=first');
    inGuest('echo after >state');
    make('save-debian-12');
    make('up-debian-12');
    assert.match(inGuest('cat state'), /^after$/m);
    make('restore-debian-12', 'SNAP=first', 'BACKUP=0');
    assert.match(inGuest('cat state'), /^before$/m);
    make('delete-snapshot-debian-12', 'SNAP=first');
  });

  it('is shut down, cloned, and gone, and leaves nothing of itself', () => {
    make('down-debian-12');
    make('clone-debian-12', 'TO=other');
    assert.match(make('status'), /^other +off/m);
    make('destroy-other');
    make('destroy-debian-12');
    assert.deepEqual(readdirSync(path.join(theirs.data, readWorkspace(), 'domains')), []);
    assert.ok(!existsSync(path.join(theirs.folder, 'debian-12.xml')));
  });

  it('leads other ports in by QEMU itself', () => {
    assert.match(make('up-led'), /ports 42080:8080/);
    inGuestOf(
      'led',
      'nohup perl -MIO::Socket::INET -e \'$s=IO::Socket::INET->new(LocalPort=>8080,Listen=>5);while($c=$s->accept){print $c "led\\n";close $c}\' >/dev/null 2>&1 &',
    );
    const { text } = run(
      'sh',
      '-c',
      'for i in $(seq 100); do curl --silent --http0.9 --max-time 2 http://127.0.0.1:42080/ | grep led && exit; sleep 0.1; done; exit 1',
    );
    assert.match(text, /^led$/m);
    make('kill-led');
    make('destroy-led');
  });
});

const inGuestOf = (name: string, command: string) => make(`exec-${name}`, `CMD=${command}`);
const readWorkspace = () => readdirSync(path.join(theirs.data, 'workspaces'))[0]!;
