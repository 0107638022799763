// The life of a VM between its first boot and its end, by the public verbs alone.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout, dataFolder, remove, scratch, virsh } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = dataFolder(root);
const one = checkout(root, 'living', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-life-' });
const domain = `${one.prefix}debian-12`;
const make = (goal: string, ...words: string[]) => one.make(`${goal}-debian-12`, ...words);
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const refused = ({ code: status, text }: { code: number; text: string }, what: RegExp) => {
  assert.notEqual(status, 0, text);
  assert.match(text, what);
};
const inGuest = (command: string) =>
  ok(make('exec', `CMD=${command}`))
    .replace(/exit 0\n$/, '')
    .trim();
const status = () => (JSON.parse(ok(make('status', 'JSON=1'))) as Record<string, string>[])[0]!;

describe('debian-12 lives', () => {
  before(() => {
    for (const folder of [code, data]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'here'), '');
    ok(make('up'));
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('tells how it is: state, address, share, age and disk, for people and for programs', () => {
    assert.match(ok(make('status')), /^debian-12 +running +[\d.]+ +(virtiofs|9p) +\d.* [\d.]+ MiB$/m);
    const { state, address, age, disk } = status();
    assert.equal(state, 'running');
    assert.match(address!, /^[\d.]+$/);
    assert.ok(Number(age) > 0 && Number(disk) > 2 ** 20);
  });

  it('stands still, twice, and goes on, twice', () => {
    for (const verb of ['suspend', 'suspend']) ok(make(verb));
    assert.equal(virsh('domstate', domain), 'paused');
    assert.equal(status().state, 'paused');
    for (const verb of ['resume', 'resume']) ok(make(verb));
    assert.equal(status().state, 'running');
  });

  it('is saved with its memory, and goes on where it was with its share and the right time', () => {
    inGuest('nohup sleep 86397 >/dev/null 2>&1 & echo $! >pid');
    ok(make('save'));
    assert.match(virsh('managedsave-dumpxml', domain), /<allocation mode='immediate' threads='1'\/>/);
    assert.equal(status().state, 'saved');
    assert.equal(ok(make('save')), '');
    const text = ok(make('up'));
    assert.match(text, /\/code mounted/);
    const [seconds, alive, there] = inGuest('date +%s; kill -0 $(cat pid) && echo alive; ls /code').split('\n');
    assert.ok(Math.abs(Number(seconds) - Date.now() / 1000) < 15, seconds);
    assert.deepEqual([alive, there], ['alive', 'here']);
  });

  it('is not saved while something works in its share, which is named, unless it is forced', () => {
    inGuest('cd /code && (nohup sleep 86396 >/dev/null 2>&1 &)');
    refused(make('save'), /sleep 86396[\s\S]*\/code can't be taken out of it[\s\S]*FORCE=1/);
    assert.equal(status().state, 'running');
    assert.equal(inGuest('ls /code'), 'here');
    ok(make('save', 'FORCE=1'));
    ok(make('up'));
    assert.equal(inGuest('pkill -f "[s]leep 86396"; ls /code'), 'here');
  });

  it('keeps its state with its memory under a name, and is put back to it; what it was is kept, too', () => {
    inGuest('echo before >state');
    assert.match(ok(make('snapshot', 'SNAP=first')), /snapshot first, with its memory/);
    refused(make('snapshot', 'SNAP=first'), /has a snapshot first already/);
    refused(make('snapshot', 'SNAP=a b'), /is no name for a snapshot/);
    inGuest('echo after >state');
    assert.match(ok(make('restore', 'SNAP=first')), /restored to first[\s\S]*\/code mounted/);
    assert.equal(inGuest('cat state; ls /code'), 'before\nhere');
    const [kept] = /before-first-\S+/.exec(ok(make('snapshots')))!;
    ok(make('restore', `SNAP=${kept}`, 'BACKUP=0'));
    assert.equal(inGuest('cat state'), 'after');
    refused(make('restore', 'SNAP=frist'), /has no snapshot "frist"[\s\S]*did you mean SNAP=first\?/);
  });

  it('loses its network: each verb ends, and says what it saw; the next boot has it again', async () => {
    inGuest(
      "sudo systemd-run -q --on-active=2 sh -c 'for at in $(ls /sys/class/net | grep ^e); do ip link set $at down; done'",
    );
    for (let tries = 0; make('exec', 'CMD=true', 'TIMEOUT=5').code === 0; tries++) {
      assert.ok(tries < 60, 'its network is still there');
      await delay(500);
    }
    refused(make('exec', 'CMD=true', 'TIMEOUT=5'), /debian-12/);
    assert.equal(status().state, 'running');
    refused(make('up', 'TIMEOUT=5'), /debian-12/);
    refused(make('save'), /does not answer[\s\S]*make kill-debian-12/);
    ok(make('suspend'));
    ok(make('resume'));
  });

  it('keeps its disk alone when it is off', () => {
    ok(make('down'));
    assert.match(ok(make('snapshot', 'SNAP=off')), /snapshot off, of the disk/);
    ok(make('restore', 'SNAP=off', 'BACKUP=0'));
    assert.equal(status().state, 'off');
    ok(make('delete-snapshot', 'SNAP=off'));
    assert.doesNotMatch(ok(make('snapshots')), /^ off /m);
    refused(make('suspend'), /debian-12 is not running[\s\S]*make up-debian-12/);
    refused(make('save'), /debian-12 is off/);
  });

  it('is booted anew with what is said now, and its disk stays', () => {
    ok(make('up'));
    const boot = inGuest('cat /proc/sys/kernel/random/boot_id');
    ok(make('reload', 'MEMORY=1024'));
    const [now, state] = inGuest('cat /proc/sys/kernel/random/boot_id state').split('\n');
    assert.notEqual(now, boot);
    assert.equal(state, 'after');
    assert.match(virsh('dominfo', domain), /Max memory: +1048576 KiB/);
  });

  it('tells that its share is lost, boots without it, and has it again by reload-', () => {
    renameSync(code, `${code}.away`);
    assert.equal(status().share, 'lost');
    renameSync(`${code}.away`, code);
    assert.notEqual(status().share, 'lost');
    // libvirt cuts a long name (virDomainDefGetShortName).
    const file = readdirSync('/run/libvirt/qemu').find(
      name => name.includes(`-${domain.slice(0, 12)}`) && name.endsWith('-fs0-fs.pid'),
    );
    assert.ok(file, 'virtiofs is what this host has');
    const kill = ['kill', '-9', readFileSync(`/run/libvirt/qemu/${file}`, 'utf8').trim()];
    const [program = '', ...words] = process.getuid!() === 0 ? kill : ['sudo', ...kill];
    execFileSync(program, words);
    assert.equal(status().share, 'lost');
    ok(make('reload'));
    assert.equal(inGuest('ls /code'), 'here');
  });

  it('starts with the host, or no longer', () => {
    const starts = () => /Autostart: +(\S+)/.exec(virsh('dominfo', domain))![1];
    ok(make('autostart'));
    assert.equal(starts(), 'enable');
    ok(make('autostart', 'OFF=1'));
    assert.equal(starts(), 'disable');
  });

  it('has no screen until one is asked for', () => {
    refused(make('vnc'), /has no screen[\s\S]*GRAPHICS=vnc/);
    ok(make('kill'));
    assert.equal(ok(make('kill')), '');
    ok(one.make('debian-12.xml', 'GRAPHICS=vnc'));
    virsh('start', domain);
    assert.match(ok(make('vnc')), /^vnc:\/\/(127\.0\.0\.1|localhost):\d+/m);
  });

  it('goes with its snapshots and its saved memory', () => {
    ok(make('up', 'GRAPHICS=vnc'));
    ok(make('save'));
    ok(make('destroy'));
    assert.equal(status().state, 'absent');
  });
});
