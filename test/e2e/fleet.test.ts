// More than one VM: made like another, cloned, provisioned, and a command in all of them.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = dataFolder(root);
const one = checkout(root, 'fleet', { DATA_DIR: data, CODE_DIR: root, PREFIX: 'e2e-fleet-' });
const { prefix } = one;
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const refused = ({ code: status, text }: { code: number; text: string }, what: RegExp) => {
  assert.notEqual(status, 0, text);
  assert.match(text, what);
};
const inGuest = (name: string, command: string) =>
  ok(one.make(`exec-${name}`, `CMD=${command}`))
    .replace(/exit 0\n$/, '')
    .trim();
const domains = () =>
  virsh('list', '--all', '--name')
    .split('\n')
    .filter(name => name.startsWith(prefix));

describe('many VMs', () => {
  before(() => {
    for (const folder of [code, data]) mkdirSync(folder, { recursive: true });
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('makes a definition that is like another one, and no other', () => {
    refused(
      one.make('new', 'NAME=web', 'FROM=debian-21'),
      /no definition "debian-21"[\s\S]*did you mean debian-1[23]\?/,
    );
    refused(one.make('new', 'NAME=We b', 'FROM=debian-12'), /is no name for a VM/);
    assert.match(ok(one.make('new', 'NAME=web', 'FROM=debian-12', `CODE_DIR=${code}`)), /make up-web/);
    assert.match(
      readFileSync(path.join(one.folder, 'distros/web.ini'), 'utf8'),
      /^like = debian-12$[\s\S]*^source = .*code$/m,
    );
    refused(one.make('new', 'NAME=web', 'FROM=debian-12'), /web is there already/);
  });

  it('provisions it once, as root, after its first boot, and again when it is told to; a script that fails is named', () => {
    one.write('setup.sh', '#!/bin/sh\necho set up by $(id -un) on $(hostname); date +%s%N >>/var/local/runs\n');
    one.write('distros/web.ini', `like = debian-12\n[provision]\nscripts = setup.sh\n[ssh]\nforward-agent = yes\n`);
    assert.match(ok(one.make('up-web')), /set up by root on web[\s\S]*web: provisioned[\s\S]*web: up at/);
    assert.doesNotMatch(ok(one.make('up-web')), /set up by/);
    ok(one.make('provision-web'));
    assert.equal(inGuest('web', 'wc -l </var/local/runs'), '2');
    one.write('setup.sh', '#!/bin/sh\nexit 7\n');
    refused(one.make('provision-web'), /web: setup\.sh ended with 7[\s\S]*make provision-web/);
    assert.match(ok(one.make('ssh-config')), new RegExp(`^Host ${prefix}web$[\\s\\S]*^ {2}ForwardAgent yes$`, 'm'));
  });

  it('clones it: an overlay, and somebody else', () => {
    refused(one.make('clone-web', 'TO=twin'), /web is running[\s\S]*make down-web/);
    ok(one.make('down-web'));
    ok(one.make('clone-web', 'TO=twin'));
    const xml = path.join(one.folder, 'twin.xml');
    const known = readFileSync(xml, 'utf8');
    rmSync(xml);
    ok(one.make('twin.xml'));
    assert.equal(known, readFileSync(xml, 'utf8'), 'what virt-install says of it');
    const folder = path.join(one.folder, 'generated/workspace/disks');
    const left = path.join(folder, 'left.qcow2');
    writeFileSync(left, "somebody's");
    refused(one.make('clone-web', 'TO=left'), /left has a disk[\s\S]*make destroy-left DISKS=1, or another name/);
    assert.equal(readFileSync(left, 'utf8'), "somebody's");
    assert.ok(!existsSync(path.join(one.folder, 'distros/left.ini')));
    rmSync(left);
    assert.ok(statSync(path.join(folder, 'twin.qcow2')).blocks * 512 <= 300 * 1024);
    ok(one.make('-j2', 'up-web', 'up-twin'));
    const who = (name: string) =>
      inGuest(
        name,
        'cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub; hostname -I; hostname; wc -l </var/local/runs; df --output=size -BG / | tail -n 1',
      ).split('\n');
    const [web, twin] = [who('web'), who('twin')];
    for (const at of [0, 1, 2, 3]) assert.notEqual(web[at], twin[at]);
    assert.deepEqual(web.slice(4), twin.slice(4), 'the same content');
    assert.equal(twin[3], 'twin');
    assert.equal(inGuest('twin', 'getent ahostsv4 web | head -n 1 | cut -d" " -f1'), web[2]!.trim(), 'found by name');
    ok(one.make('gc'));
    assert.equal(inGuest('twin', 'hostname'), 'twin');
  });

  it('clones one that was switched off by force: what its journal holds does not come back', () => {
    inGuest('web', 'sudo sh -c "hostname >/etc/hostname; touch /etc/late; sync"');
    ok(one.make('kill-web'));
    ok(one.make('clone-web', 'TO=fallen'));
    ok(one.make('-j2', 'up-web', 'up-fallen'));
    assert.equal(
      inGuest('fallen', 'hostname; ls /etc/late; sudo dmesg | grep -c "EXT4-fs error" || :'),
      'fallen\n/etc/late\n0',
    );
    ok(one.make('destroy-fallen'));
    rmSync(path.join(one.folder, 'distros/fallen.ini'));
  });

  it('runs a command in all that are up, with a table', () => {
    const text = ok(one.make('exec', 'CMD=hostname'));
    assert.match(text, /^twin +\| twin$/m);
    assert.match(text, /^distro \| result \| +time\ntwin +\| passed \| .*\nweb +\| passed \|/m);
    refused(one.make('exec', 'CMD=[ $(hostname) = web ]'), /^twin +\| failed/m);
    refused(one.make('exec', 'VMS=web debian-12', 'CMD=true'), /^debian-12 +\| absent/m);
  });

  it('grows its disk and its file system, while it runs and while it is off', () => {
    const gigabytes = () => Number(inGuest('web', 'df --output=size -BG / | tail -n 1 | tr -d " G"'));
    refused(one.make('resize-web', 'SIZE=1G'), /a disk never shrinks/);
    refused(one.make('resize-web', 'SIZE=much'), /is no size/);
    ok(one.make('resize-web', 'SIZE=12G'));
    assert.ok(gigabytes() >= 11);
    ok(one.make('down-web'));
    ok(one.make('resize-web', 'SIZE=14G'));
    ok(one.make('up-web'));
    assert.ok(gigabytes() >= 13);
  });

  it('tests on VMs as they are, and on those that are not there, which go again', () => {
    ok(one.make('down-web'));
    const before = domains();
    const disk = () => statSync(path.join(one.folder, 'generated/workspace/disks/web.qcow2')).ino;
    const own = disk();
    // What libvirt has lost is still somebody's.
    virsh('undefine', `${prefix}web`);
    const { code: status, text } = one.make(
      'test-all',
      'VMS=web twin debian-12',
      'CMD=echo on $(hostname); [ $(hostname) != twin ]',
    );
    assert.notEqual(status, 0);
    assert.match(text, /^distro +\| result \|/m);
    assert.match(text, /^web +\| passed/m);
    assert.match(text, /^twin +\| failed/m);
    assert.match(text, /^debian-12 +\| passed/m);
    assert.deepEqual(domains().sort(), before.sort());
    assert.equal(disk(), own);
    assert.equal(virsh('domstate', `${prefix}web`), 'shut off');
    assert.equal(virsh('domstate', `${prefix}twin`), 'running');
    const xml = readFileSync(path.join(one.folder, 'generated/test-all.xml'), 'utf8');
    assert.match(xml, /<testsuite [^>]*tests="3" failures="1">/);
    assert.match(xml, /name="debian-12"[^>]*><system-out>[\s\S]*on debian-12/);
    assert.match(
      readFileSync(path.join(one.folder, 'generated/workspace/logs/test-all/twin.log'), 'utf8'),
      /on twin\nexit 1\n/,
    );
  });

  it('finds what is older than its ttl', () => {
    assert.match(ok(one.make('reap')), /no VM is older/);
    one.write('distros/twin.ini', 'like = web\n[domain]\nttl = 1s\n');
    refused(one.make('reap'), /^twin: .* old, and ttl = 1s\nnothing was touched/m);
    ok(one.make('reap', 'YES=1'));
    assert.deepEqual(domains(), [`${prefix}web`]);
  });

  it('frees what no clone needs any more', () => {
    ok(one.make('destroy-web'));
    const frozen = () =>
      readdirSync(path.join(one.folder, 'generated/workspace/disks')).filter(name => name.includes('@'));
    assert.equal(frozen().length, 2);
    ok(one.make('gc'));
    assert.deepEqual(frozen(), []);
  });
});
