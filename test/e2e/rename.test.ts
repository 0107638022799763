// Another name for a VM, whatever there is to it, and whatever happens meanwhile.

import assert from 'node:assert/strict';
import { chmodSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const data = dataFolder(root);
const one = checkout(root, 'renamed', { DATA_DIR: data, CODE_DIR: root, PREFIX: 'e2e-name-' });
const { prefix } = one;
const ok = ({ code, text }: { code: number; text: string }) => {
  assert.equal(code, 0, text);
  return text;
};
const refused = ({ code, text }: { code: number; text: string }, what: RegExp) => {
  assert.notEqual(code, 0, text);
  assert.match(text, what);
};
const inGuest = (command: string) =>
  ok(one.make('exec-site', `CMD=${command}`))
    .replace(/exit 0\n$/, '')
    .trim();
const domains = () =>
  virsh('list', '--all', '--name')
    .split('\n')
    .filter(name => name.startsWith(prefix));

/** A virsh that ends who calls it, by SIGKILL, before it does what is written in bin/point. */
const killer = `#!/bin/sh
case " $* " in *" $(cat "\${0%/*}/point") "*)
  caller=$PPID
  until grep -qz '^[^ ]*node$' /proc/$caller/cmdline; do caller=$(ps -o ppid= $caller | tr -d ' '); done
  kill -9 $caller; exit 1 ;;
esac
exec /usr/bin/virsh "$@"
`;

describe('another name', () => {
  before(() => mkdirSync(data, { recursive: true }));
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('has it with its snapshots, also where it was killed while it got it', () => {
    const site = `${prefix}site`;
    one.write('distros/web.ini', 'like = debian-12\n');
    one.write('distros/twin.ini', 'like = web\n');
    ok(one.make('up-web'));
    const uuid = virsh('domuuid', `${prefix}web`);
    assert.match(ok(one.make('snapshot-web', 'SNAP=live')), /with its memory/);
    ok(one.make('down-web'));
    ok(one.make('snapshot-web', 'SNAP=off'));
    refused(one.make('rename-web', 'TO=twin'), /twin is there already/);
    refused(
      one.make('rename-web', 'TO=site'),
      /twin\.ini:1: "like = web" names no definition[\s\S]*can't be called site/,
    );
    one.write('distros/twin.ini', 'like = debian-12\n');
    one.write('distros/web.mk', 'web.xml: VCPUS = 2\n');
    one.write('bin/virsh', killer);
    chmodSync(path.join(one.folder, 'bin/virsh'), 0o755);
    for (const point of ['snapshot-dumpxml', 'snapshot-delete', 'domrename', 'snapshot-create']) {
      one.write('bin/point', point);
      refused(one.make('rename-web', 'TO=site', `PATH=${one.folder}/bin:${process.env['PATH']}`), /Killed|Error 137/);
      assert.match(ok(one.make('status-web')), /^web +off/m);
    }
    assert.match(ok(one.make('rename-web', 'TO=site')), /^site: was web;/m);
    assert.deepEqual([virsh('domuuid', site), domains()], [uuid, [site]]);
    assert.deepEqual(virsh('snapshot-list', site, '--name').split('\n'), ['live', 'off']);
    assert.equal(virsh('snapshot-current', site, '--name'), 'off');
    const disks = path.join(one.folder, 'generated/workspace/disks');
    assert.deepEqual(
      readdirSync(disks).filter(name => name.startsWith('web.')),
      [],
    );
    assert.match(ok(one.make('info-site')), /VCPUS +2 +\(distros\/site\.mk:1\)/);
    assert.doesNotMatch(ok(one.make('up-site')), /stale/);
    assert.equal(inGuest('getent hosts $(hostname) >/dev/null && hostname'), 'site');
    linkSync(path.join(disks, 'site.qcow2'), path.join(disks, 'web.qcow2'));
    assert.match(ok(one.make('rename-web', 'TO=site')), /^site: was web$/m);
    refused(one.make('rename-web', 'TO=site'), /no VM "web"/);
    refused(one.make('rename-site', 'TO=web'), /site is running[\s\S]*make down-site/);
    refused(one.make('new', 'NAME=web', 'FROM=debian-12'), /would be one VM[\s\S]*born = another-name/);
    ok(one.make('down-site'));
    assert.match(ok(one.make('restore-site', 'SNAP=live', 'BACKUP=0')), /site: up at/);
    assert.equal(inGuest('hostname'), 'web', 'disk and memory are those of then');
  });
});
