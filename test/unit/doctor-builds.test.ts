import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import * as appliance from '../../scripts/doctor/appliance.ts';
import * as osinfo from '../../scripts/doctor/osinfo.ts';
import * as proxies from '../../scripts/doctor/proxies.ts';
import * as room from '../../scripts/doctor/room.ts';
import * as rootless from '../../scripts/doctor/rootless.ts';
import * as share from '../../scripts/doctor/share.ts';
import { qemu } from '../../scripts/packages.ts';
import { no, said, silent, yes } from '../support/answers.ts';
import { lay, temporary } from '../support/folder.ts';
import { pretend } from '../support/pretend.ts';

suite('room', () => {
  test('little disk', () => assert.match(said(room.judge({ disk: 1000, memory: 9000 })), /^fail disk: 1\.0 GiB free/));
  test('some disk', () => assert.match(said(room.judge({ disk: 5000, memory: 9000 })), /^warn disk/));
  test('little memory', () =>
    assert.match(said(room.judge({ disk: undefined, memory: 700 })), /^fail memory: 0\.7 GiB available/));
  test('some memory', () => assert.match(said(room.judge({ disk: undefined, memory: 2000 })), /^warn memory/));
  test('memory as the kernel says it', () => {
    const dir = temporary();
    lay(dir, { meminfo: 'MemTotal:  9 kB\nMemAvailable:   2097152 kB\n' });
    assert.equal(room.memory(path.join(dir, 'meminfo')), 2048);
  });
});

suite('share', () => {
  const devices = yes('name "virtio-9p-pci", bus PCI');
  const good = { virtiofsd: '/usr/libexec/virtiofsd', devices, family: 'debian' } as const;
  test('both', () => assert.match(said(share.judge(good)), /^ok virtiofs: .*\nok 9p: /));
  test('no virtiofsd', async () => {
    const found = { ...(await share.look(['/nonexistent'])), devices };
    assert.match(said(share.judge(found)), /^warn virtiofs: virtiofsd is missing \| make setup/);
  });
  test('a qemu without 9p', async () => {
    const found = await pretend({ [qemu]: '#!/bin/sh\necho \'name "virtio-net-pci", bus PCI\'\n' }, () =>
      share.look([process.execPath]),
    );
    assert.match(said(share.judge(found)), /warn 9p: .* has no virtio-9p-pci/);
  });
  test('neither', () => assert.match(said(share.judge({ ...good, virtiofsd: '', devices: no('') })), /^fail share/));
});

suite('libguestfs', () => {
  const help = yes('--inject-qemu-ga --selinux-relabel');
  test('no kernel', async () => {
    const found = { ...(await appliance.look(temporary(), '/nonexistent/*/vmlinuz')), help };
    assert.match(said(appliance.judge(found)), /^fail appliance: there is no kernel in .*boot \| make setup/);
  });
  test('a kernel that only root may read', async () => {
    const boot = temporary();
    lay(boot, { 'vmlinuz-6.8': '' });
    chmodSync(path.join(boot, 'vmlinuz-6.8'), 0);
    const found = { ...(await appliance.look(boot, '/nonexistent/*/vmlinuz')), help };
    const want = process.getuid!() === 0 ? /^ok/ : /^fail appliance: you can't read .*vmlinuz-6\.8 \| sudo chmod \+r/;
    assert.match(said(appliance.judge(found)), want);
  });
  test('a kernel that can’t be read, as judged', () => {
    const found = { kernels: [{ path: '/boot/vmlinuz-6.8', readable: false }], inModules: false, help };
    assert.match(said(appliance.judge(found)), /^fail appliance: you can't read \/boot\/vmlinuz-6\.8/);
  });
  test('options that this version lacks', async () => {
    const found = await pretend({ 'virt-customize': '#!/bin/sh\necho --upload\n' }, () => appliance.look());
    assert.match(
      said(appliance.judge(found)),
      /warn guestfs: virt-customize has no --inject-qemu-ga \| in snippets, `qemu-guest-agent` for `inject-qemu-ga`/,
    );
  });
});

suite('rootless', () => {
  const bad = {
    root: false,
    name: 'ada',
    utilLinux: '2.38.1',
    unshare: no('unshare: unshare failed: Operation not permitted'),
    subuid: 'ada:100000:65536\n',
    apparmor: false,
  };
  test('works', () => assert.match(said(rootless.judge({ ...bad, unshare: yes('') })), /^ok/));
  test('root needs it not', () =>
    assert.match(said(rootless.judge({ ...bad, root: true })), /^ok rootless: not needed/));
  test('an old util-linux', () =>
    assert.match(said(rootless.judge({ ...bad, utilLinux: '2.37.2' })), /^fail rootless: util-linux is 2\.37\.2/));
  test('no range of ids', () =>
    assert.match(
      said(rootless.judge({ ...bad, subuid: '' })),
      /^fail rootless: ada has no range of ids .* \| sudo usermod --add-subuids/,
    ));
  test('AppArmor', () =>
    assert.match(said(rootless.judge({ ...bad, apparmor: true })), /^fail rootless: AppArmor restricts/));
  test('a kernel that forbids it', () =>
    assert.match(said(rootless.judge(bad)), /^fail rootless: unshare --map-auto: .*not permitted/));
});

suite('proxies', () => {
  test('none', async () =>
    assert.match(said(proxies.judge({ ...(await proxies.look({})), apt: '' })), /^ok proxies: none$/));
  test('seen, without the password', async () => {
    const found = { ...(await proxies.look({ http_proxy: 'http://me:secret@proxy:3128', NO_PROXY: 'x' })), apt: '' };
    assert.equal(said(proxies.judge(found)), 'ok proxies: http_proxy http://…@proxy:3128, no_proxy x');
  });
  test('apt’s alone', async () => {
    const found = await pretend({ 'apt-config': '#!/bin/sh\necho "p=\'http://cache:3142\'"\n' }, () =>
      proxies.look({}),
    );
    assert.match(
      said(proxies.judge(found)),
      /^warn proxies: apt's http:\/\/cache:3142 \| export http_proxy=http:\/\/cache:3142/,
    );
  });
  test('on the loopback', () =>
    assert.match(said(proxies.judge({ env: { http_proxy: 'http://127.0.0.1:3128' }, apt: '' })), /^warn proxies/));
});

suite('osinfo', () => {
  const list = yes('debian11, debianbullseye\ncentos7.0');
  test('known, by name or alias', () =>
    assert.match(said(osinfo.judge({ wanted: { a: 'debianbullseye', b: 'detect=on,require=off' }, list })), /^ok/));
  test('unknown', () =>
    assert.match(
      said(osinfo.judge({ wanted: { 'debian-13': 'debian13' }, list })),
      /^warn osinfo: unknown: debian13 of debian-13/,
    ));
  test('no list', () => assert.match(said(osinfo.judge({ wanted: {}, list: silent })), /^warn osinfo/));
});
