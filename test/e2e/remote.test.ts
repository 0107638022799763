// A libvirt at another machine: layers are sent there once, and a VM lives there as it would here.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';
import { type Elsewhere, elsewhere } from './elsewhere.ts';
import { processesWith } from './processes.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = dataFolder(root);
const uri = path.join(root, 'far', 'ssh');
const one = checkout(root, 'from here', {
  DATA_DIR: data,
  CODE_DIR: code,
  PREFIX: 'e2e-far-',
  ACCEL: 'tcg',
  LIBVIRT_URI: `qemu+ssh://root@10.213.200.2/system?command=${uri}`,
});
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const make = (...words: string[]) => ok(one.make(...words));
const inGuest = (command: string) => make('exec-debian-12', `CMD=${command}`);
const pool = '/var/lib/libvirt/images/makebox-pool';

describe('a libvirt at another machine', () => {
  let far: Elsewhere;
  const volumes = () => far.sh(`ls ${pool}`).split('\n').filter(Boolean);
  const own = () => {
    const workspace = path.basename(readlinkSync(path.join(one.folder, 'generated/workspace')));
    return volumes().filter(name => name.startsWith(workspace));
  };
  before(async () => {
    for (const folder of [data, code]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(code, 'hello'), 'hello\n');
    far = await elsewhere(path.join(root, 'far'));
  });
  after(async () => {
    one.make('destroy', 'YES=1');
    await far.end();
    remove(root);
  });

  it('gets layers that are whole: one that was cut off is none, and goes on where it was', async () => {
    make('image-debian-12');
    const layers = path.join(realpathSync(path.join(one.folder, 'generated/data')), 'layers');
    const base = readdirSync(layers).find(name => name.endsWith('-debian-bookworm.qcow2'))!;
    const start = base.replace('.qcow2', '');
    const there = (end: string) => far.sh(`cat ${pool}/${start}-*${end} 2>/dev/null | wc -c`).trim();
    const running = one.start('debian-12.xml');
    while (Number(there('.qcow2')) < 2 ** 21) {
      assert.equal(running.exitCode, null, 'it ended before it could be cut off');
      await delay(20);
    }
    process.kill(-running.pid!, 'SIGKILL');
    await once(running, 'exit');
    assert.doesNotMatch(volumes().join(' '), /debian-bookworm-\w+\.qcow2\.whole/);

    const text = make('debian-12.xml');
    assert.match(text, /debian-bookworm-\w+\.qcow2: .* to 10\.213\.200\.2, from .* on/);
    assert.match(volumes().join(' '), /debian-bookworm-\w+\.qcow2\.whole/);
    far.sh(`cmp ${pool}/${start}-*.qcow2 '${path.join(layers, base)}'`);
    far.sh(`qemu-img check -q -U ${pool}/${own().find(name => name.endsWith('.qcow2'))}`);
  });

  it('boots a VM that is reached through it; its folder is copied, and nothing is sent again', () => {
    const text = make('up-debian-12');
    assert.match(text, /up at 10(?:\.\d+){3} .*\/code copied/);
    assert.doesNotMatch(text, /MiB to/);
    assert.match(inGuest('cat /code/hello'), /^hello$/m);
    inGuest('touch /code/mine');
    writeFileSync(path.join(code, 'hello'), 'again\n');
    assert.doesNotMatch(make('up-debian-12'), /MiB to/);
    // What only the guest has is nobody's to take.
    assert.match(inGuest('cat /code/hello; ls /code/mine'), /^again\n\/code\/mine$/m);
    assert.match(make('status-debian-12'), /running +10(?:\.\d+){3} .* MiB$/m);
  });

  it('saves it, keeps its states, and makes its disk larger', () => {
    make('save-debian-12');
    assert.match(make('up-debian-12'), /up at/);
    make('snapshot-debian-12', 'SNAP=one');
    inGuest('touch later');
    make('restore-debian-12', 'SNAP=one', 'BACKUP=0');
    assert.equal(one.make('exec-debian-12', 'CMD=test ! -e later').code, 0);
    make('resize-debian-12', 'SIZE=11G');
    assert.match(inGuest('lsblk -dno SIZE /dev/vda'), /^ *11G$/m);
    make('down-debian-12');
    assert.match(make('resize-debian-12', 'SIZE=12G'), /^debian-12: 12G; its file system grows by the same again/m);
    assert.match(
      far.sh('virsh -q domblkinfo --domain $(virsh -q list --all --name | head -1) vda'),
      /Capacity: +12884901888/,
    );
  });

  /** Its shell, into which `command` is typed once its disk is mounted; what it has shown when that ended it, or its virsh was killed. */
  const rescue = async (command: string, ends: 'exit' | 'kill -9') => {
    const child = spawn('script', ['-qefc', 'make rescue-site', '/dev/null'], {
      cwd: one.folder,
      env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '', TERM: 'dumb' },
    });
    const ended = once(child, 'exit');
    let shown = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (shown += String(part)));
    const until = async (is: () => boolean) => {
      for (const end = Date.now() + 300_000; !is(); await delay(100)) assert.ok(Date.now() < end, shown);
    };
    const shows = (pattern: RegExp) => until(() => pattern.test(shown) || child.exitCode !== null);
    try {
      await shows(/^><rescue> $/m);
      child.stdin.write(`mount /dev/vda /sysroot; ${command}\n`);
      if (ends === 'kill -9') {
        await shows(/^written\r$/m);
        const virshes = processesWith(root, /^virsh .* create /);
        assert.equal(virshes.length, 1, shown);
        assert.match(volumes().join(' '), /rescue-\w+\.qcow2\.TRANSIENT-\S+site\+rescue/);
        process.kill(Number(virshes[0]), 'SIGKILL');
      }
      await until(() => child.exitCode !== null);
      const [code] = (await ended) as [number];
      assert.equal(code === 0, ends === 'exit', shown);
      await until(() => machines().length === 0);
      return shown;
    } finally {
      child.kill();
    }
  };
  const machines = () => far.sh('virsh -q list --name').split('\n').filter(Boolean);

  it('takes its disk here for what is done with a file: another VM, another name, an export; and is rescued there', async () => {
    make('up-debian-12');
    inGuest('touch kept; sync');
    const id = inGuest('cat /etc/machine-id').split('\n')[0]!;
    make('down-debian-12');
    const before = own();
    assert.match(make('clone-debian-12', 'TO=other'), /^other: a clone of debian-12, with its own host key/m);
    make('up-other');
    const text = make('exec-other', 'CMD=hostname; ls kept; cat /etc/machine-id');
    assert.match(text, /^other\nkept\n[0-9a-f]{32}$/m);
    assert.ok(!text.includes(id));
    const address = make('ip-other').trim();
    make('down-other');
    make('snapshot-other', 'SNAP=two');

    const called = own();
    make('rename-other', 'TO=site');
    assert.deepEqual(own(), called, 'they are called as they were');
    assert.match(one.make('rescue-site').text, /^rescue-site needs a terminal$/m);
    const first = await rescue('echo written >/sysroot/rescued; exit', 'exit');
    assert.match(first, /rescue-\w+\.qcow2: .* MiB to/);
    // As that machine leaves it when it falls.
    const appliance = volumes().find(file => /^rescue-\w+\.qcow2$/.test(file))!;
    far.sh(`touch '${pool}/${appliance}.TRANSIENT-${one.prefix}site+rescue'`);
    const again = await rescue('cat /sysroot/rescued; sleep 1000', 'kill -9');
    assert.match(again, /^written\r$/m);
    assert.doesNotMatch(again, /(MiB|KiB) to/, 'the appliance is sent once');
    const out = path.join(root, 'site.raw');
    make('export-site', 'DISK=1', 'FORMAT=raw', 'BOOT=none', `OUT=${out}`);
    assert.match(execFileSync('debugfs', ['-R', 'cat /etc/hostname', out], { encoding: 'utf8' }), /^other$/m);
    make('up-site');
    assert.match(
      make('exec-site', 'CMD=hostname; ls kept; cat /etc/hostname; grep -c site /etc/hosts'),
      /^site\nkept\nsite\n1$/m,
    );
    assert.equal(make('ip-site').trim(), address);
    assert.match(make('snapshots-site'), /^ *two /m);
    make('destroy-site');
    assert.deepEqual(own(), before);
    assert.deepEqual(
      readdirSync(path.join(one.folder, 'generated/workspace/disks')).filter(f => f.includes('taken')),
      [],
    );
  });

  it('keeps what is not of this VM when it goes', () => {
    far.sh(`virsh -q vol-create-as makebox somebody.qcow2 1M --format qcow2`);
    const before = volumes();
    const mine = own();
    assert.ok(mine.length >= 3);
    make('destroy-debian-12');
    assert.deepEqual(
      volumes(),
      before.filter(name => !mine.includes(name)),
    );
    assert.doesNotMatch(make('debian-12.xml'), /MiB to/);
    assert.deepEqual(own(), mine);
    // As a make that was killed behind its upload leaves it.
    rmSync(path.join(one.folder, 'generated/workspace/disks/debian-12.volume'));
    make('destroy-debian-12');
    assert.deepEqual(own(), []);
  });

  it('is told apart from another folder, and from nobody', () => {
    const other = one.make('debian-12.xml', 'REMOTE_DIR=/srv/other');
    assert.match(
      other.text,
      /the pool makebox at 10\.213\.200\.2 is in \/var\/lib\/libvirt\/images\/makebox-pool, not in \/srv\/other/,
    );
    assert.match(other.text, /mend: REMOTE_DIR=/);
    const nobody = one.make('debian-12.xml', 'LIBVIRT_URI=qemu+ssh://root@10.213.200.3/system?command=/bin/false');
    assert.notEqual(nobody.code, 0);
    assert.match(nobody.text, /libvirt at qemu\+ssh:.* could not do it\n +mend: make doctor/);
  });

  it('is told what keeps its pool from being active, and goes on when that is mended', () => {
    far.sh(`virsh --quiet pool-destroy makebox; mv ${pool} ${pool}.away; touch ${pool}`);
    const off = one.make('debian-12.xml');
    assert.match(off.text, /the pool makebox at 10\.213\.200\.2 is not active: [\s\S]*makebox-pool/);
    assert.match(off.text, /mend: mend that folder there \(virsh --connect/);
    far.sh(`rm ${pool}; mv ${pool}.away ${pool}`);
    assert.doesNotMatch(make('debian-12.xml'), /MiB to/);
    make('destroy-debian-12');
    assert.deepEqual(own(), []);
  });
});
