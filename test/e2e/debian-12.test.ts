// The debian-12 that ships, by the public verbs alone: from nothing to a booted VM that shares a folder, and away again.

import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'my code');
const data = dataFolder(root);
const settings = { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-', VCPUS: '2' };
const one = checkout(root, 'first checkout', settings);
const { prefix } = one;
const domain = `${prefix}debian-12`;
const user = Number(process.env['SUDO_UID'] ?? process.getuid!()) || 1000;
const domains = () => virsh('list', '--all', '--name').split('\n').filter(Boolean);
const layers = () => readdirSync(path.join(data, 'layers')).filter(name => name.endsWith('.qcow2'));
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};

describe('debian-12, for real', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    mkdirSync(data, { recursive: true });
    chownSync(code, user, user);
    writeFileSync(path.join(code, 'hello'), '#!/bin/sh\necho hello from $(id -un) on $(hostname)\n', { mode: 0o755 });
    chownSync(path.join(code, 'hello'), user, user);
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('boots from packages, and says how to get in', () => {
    assert.match(ok(one.make('up-debian-12')), /debian-12: up at [\d.]+ .* \/code mounted: make ssh-debian-12/);
    assert.equal(virsh('domstate', domain), 'running');
  });

  it('does nothing when there is nothing to do', () => {
    const before = layers();
    assert.match(ok(one.make('debian-12.xml')), /is up to date/);
    assert.deepEqual(layers(), before);
  });

  it('runs a program of the host in the guest, and its exit code decides', () => {
    assert.match(ok(one.make('exec-debian-12', 'CMD=/code/hello')), /hello from \S+ on debian-12\nexit 0/);
    const { code: status, text } = one.make('exec-debian-12', 'CMD=exit 7');
    assert.notEqual(status, 0);
    assert.match(text, /exit 7/);
  });

  it('has no permission of the data folder in its own files', () => {
    const text = ok(one.make('exec-debian-12', 'CMD=ls -ld / /etc /boot /usr/bin'));
    assert.equal(text.match(/^drwxr-xr-x /gm)?.length, 4, text);
  });

  it('boots whole: nothing failed, and names are resolved', () => {
    const text = ok(one.make('exec-debian-12', 'CMD=systemctl is-system-running --wait; cat /etc/resolv.conf'));
    assert.match(text, /^running$/m);
    assert.match(text, /^nameserver 127\.0\.0\.53$/m);
  });

  it('lets no script greet at a login, which would wait for it', () =>
    assert.match(one.make('exec-debian-12', 'CMD=ls /etc/update-motd.d').text, /No such file/));

  it('gives files one owner on both sides of the share', () => {
    ok(one.make('exec-debian-12', `CMD=echo there >/code/from-guest && stat -c %u /code/hello`));
    assert.equal(statSync(path.join(code, 'from-guest')).uid, user);
    const { text } = one.make('exec-debian-12', 'CMD=stat -c "owner %u" /code/hello');
    assert.match(text, new RegExp(`owner ${user}`));
    ok(one.make('exec-debian-12', 'CMD=echo more >>/code/hello'));
  });

  it('knows its host key beforehand, and refuses an impostor', () => {
    ok(
      one.make(
        'exec-debian-12',
        'CMD=sudo cp -a /etc/ssh /etc/ssh.own && sudo rm /etc/ssh/ssh_host_* && sudo ssh-keygen -q -A && sudo systemctl restart ssh',
      ),
    );
    const { code: status, text } = one.make('up-debian-12');
    assert.notEqual(status, 0);
    assert.match(text, /does not have the host key/);
    assert.match(one.make('exec-debian-12', 'CMD=true').text, /exit 255/);
  });

  it('keeps its image and its address when it is destroyed and made again', () => {
    const [before, mac] = [layers(), /mac address='([^']+)/.exec(virsh('dumpxml', domain))![1]];
    ok(one.make('destroy-debian-12'));
    assert.ok(!domains().includes(domain));
    assert.ok(!existsSync(path.join(one.folder, 'debian-12.xml')));
    const text = ok(one.make('debian-12.xml'));
    assert.doesNotMatch(text, /building/);
    assert.deepEqual(layers(), before);
    assert.equal(/mac address='([^']+)/.exec(virsh('dumpxml', domain))![1], mac);
    const disk = readdirSync(data)
      .map(d => path.join(data, d, 'disks/debian-12.qcow2'))
      .find(f => existsSync(f))!;
    assert.ok(statSync(disk).blocks * 512 <= 300 * 1024);
  });

  it('is defined again by up- when libvirt lost it', () => {
    virsh('undefine', domain);
    ok(one.make('up-debian-12'));
    assert.equal(virsh('domstate', domain), 'running');
  });

  it('makes a second VM on the same base without building the base again', () => {
    one.write('distros/second.ini', 'like = debian-12\n[domain]\nmemory = 512\n');
    const before = layers();
    ok(one.make('second.xml'));
    assert.equal(layers().length, before.length + 1);
    ok(one.make('destroy-second'));
  });

  it('knows each layer again, under a running VM too, and removes those that nobody needs', () => {
    // Others may have built in the same data folder.
    const verified = ok(one.make('verify'));
    assert.match(verified, /^(ok {8}\S+\n){3,}$/);
    for (const name of ['debian-bookworm', 'debian-12', 'second']) assert.match(verified, new RegExp(`-${name}$`, 'm'));
    assert.match(ok(one.make('cache')), /^\S+-debian-12 +files .* debian-12, disk of debian-12$/m);
    rmSync(path.join(one.folder, 'distros/second.ini'));
    assert.match(ok(one.make('gc')), /^removes .* layer \S+-second$/m);
    assert.equal(virsh('domstate', domain), 'running');
    assert.match(ok(one.make('exec-debian-12', 'CMD=true')), /exit 0/);
  });

  it('does not touch a domain that another checkout made, and lives beside it under another name', () => {
    const two = checkout(root, 'second', settings);
    const { code: status, text } = two.make('debian-12.xml');
    assert.notEqual(status, 0);
    assert.ok(text.includes(`a domain "${domain}" exists that this checkout did not make`), text);
    assert.equal(virsh('domstate', domain), 'running');
    ok(two.make('destroy-debian-12'));
    assert.equal(virsh('domstate', domain), 'running');
    ok(two.make('debian-12.xml', `PREFIX=${prefix}two-`));
    assert.ok(domains().includes(`${prefix}two-debian-12`));
    ok(two.make('destroy', 'YES=1'));
    assert.ok(domains().includes(domain) && !domains().includes(`${prefix}two-debian-12`));
  });

  it('shuts down, and again, quietly', () => {
    assert.match(ok(one.make('down-debian-12')), /down/);
    assert.equal(ok(one.make('down-debian-12')), '');
  });

  it('says what it saw when a VM does not answer in time', () => {
    const { code: status, text } = one.make('up-debian-12', 'TIMEOUT=1');
    assert.notEqual(status, 0);
    assert.match(text, /no sign of .* after [\d.]+ s/);
    assert.match(text, /the end of its console:[\s\S]*leases:[\s\S]*state: running/);
  });

  it('lists before it destroys all, and leaves only layers', () => {
    const { text } = one.make('destroy');
    assert.ok(text.includes(`${domain}: its domain and its disk\nnothing was touched`), text);
    ok(one.make('destroy', 'YES=1'));
    assert.equal(ok(one.make('destroy-debian-12')), '');
    assert.deepEqual(
      domains().filter(name => name.startsWith(prefix)),
      [],
    );
    assert.deepEqual(readdirSync(path.join(one.folder, 'generated/workspace/disks')), []);
    assert.ok(layers().length > 0);
    assert.ok(!readFileSync(path.join(root, 'make.log'), 'utf8').includes('this is our bug'));
  });
});
