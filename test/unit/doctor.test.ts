import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { may, parseAcls } from '../../scripts/doctor/access.ts';
import { type Finding, format } from '../../scripts/doctor/finding.ts';
import * as folder from '../../scripts/doctor/folder.ts';
import * as libvirt from '../../scripts/doctor/libvirt.ts';
import * as emulator from '../../scripts/doctor/qemu.ts';
import * as speed from '../../scripts/doctor/speed.ts';
import * as tools from '../../scripts/doctor/tools.ts';
import { needs, qemu } from '../../scripts/packages.ts';
import { no, said, silent, yes } from '../support/answers.ts';
import { lay, missing, temporary } from '../support/folder.ts';
import { pretend } from '../support/pretend.ts';

suite('tools', () => {
  const good = {
    missing: [],
    family: 'debian',
    versions: [{ tool: 'virsh', version: '9.0.0', answered: true }],
  } as const;
  test('all there', () => assert.equal(said(tools.judge(good)), 'ok tools: virsh 9.0.0'));
  test('a missing one is named, with its package', () => {
    const findings = tools.judge({ ...good, missing: needs.filter(need => need.tool === 'mmdebstrap') });
    assert.match(said(findings), /^fail tools: missing: mmdebstrap \| make setup, which installs mmdebstrap$/);
  });
  test('an old one', () => {
    const findings = tools.judge({ ...good, versions: [{ tool: 'virsh', version: '6.0.0', answered: true }] });
    assert.match(said(findings), /^fail tools: virsh is 6\.0\.0 \|/);
  });
  test('a qemu that never answers is noticed', async () => {
    const started = Date.now();
    const found = await pretend({ [qemu]: '#!/bin/sh\nexec sleep 1000\n' }, tools.look);
    assert.ok(Date.now() - started < 5000);
    const others = needs.filter(need => need.tool === qemu);
    assert.deepEqual(
      found.missing.filter(need => others.includes(need)),
      [],
    );
    assert.match(
      said(tools.judge({ ...found, missing: [] })),
      new RegExp(`fail tools: ${qemu} --version did not answer within 3 s`),
    );
  });
  for (const [a, b, want] of [
    ['4.3', '4.3', false],
    ['4.2.1', '4.3', true],
    ['10.0', '9.9', false],
    ['2.9', '2.38', true],
    ['4', '4.0', false],
    ['4', '4.1', true],
    ['4.3.1', '4.3', false],
  ] as const) {
    test(`${a} is ${want ? '' : 'not '}older than ${b}`, () => assert.equal(tools.older(a, b), want));
  }
});

suite('accelerator', () => {
  const tcg = {
    accel: 'tcg',
    why: 'the processor shows neither vmx nor svm',
    wanted: 'auto',
    pending: false,
    kept: 'tcg',
  } as const;
  test('KVM', () =>
    assert.match(said(speed.judge({ ...tcg, accel: 'kvm', kept: 'kvm', why: 'a guest ran' })), /^ok accelerator: KVM/));
  test('KVM that was not there when make looked', () =>
    assert.match(
      said(speed.judge({ ...tcg, accel: 'kvm', why: 'a guest ran' })),
      /^warn accelerator: KVM works now .* \| rm generated\/accelerator$/,
    ));
  test('TCG says why', () =>
    assert.match(
      said(speed.judge(tcg)),
      /^warn accelerator: TCG: the processor shows neither vmx nor svm \| switch virtualization on/,
    ));
  test('TCG by ACCEL is as it should be', () => assert.match(said(speed.judge({ ...tcg, wanted: 'tcg' })), /^ok/));
  test('KVM by ACCEL where it does not work', () =>
    assert.match(
      said(speed.judge({ ...tcg, wanted: 'kvm' })),
      /^fail accelerator: ACCEL says KVM, but .* \| ACCEL=auto/,
    ));
  test('a group that needs a new login', () =>
    assert.match(said(speed.judge({ ...tcg, why: "/dev/kvm can't be opened", pending: true })), /log in again/));
  test('no device', () =>
    assert.match(said(speed.judge({ ...tcg, why: "/dev/kvm can't be opened" })), /\| make setup/));
  test('a KVM that hangs is noticed in 5 s', { skip: process.arch !== 'x64' && 'the probe is for x86' }, async () => {
    const dir = temporary();
    lay(dir, { kvm: '', cpuinfo: 'flags\t\t: fpu vmx sse\n' });
    process.env.MAKEBOX_KVM_DEVICE = path.join(dir, 'kvm');
    process.env.MAKEBOX_CPUINFO = path.join(dir, 'cpuinfo');
    const started = Date.now();
    const found = await pretend({ [qemu]: '#!/bin/sh\nsleep 1000\n' }, speed.look);
    assert.ok(Date.now() - started < 5000);
    assert.equal(found.accel, 'tcg');
    assert.match(found.why, /did not answer within 1 s/);
    delete process.env.MAKEBOX_KVM_DEVICE;
    delete process.env.MAKEBOX_CPUINFO;
  });
});

suite('libvirt', () => {
  const greeting = yes('qemu:///system');
  const network = yes('default');
  const good = { uri: 'qemu:///system', greeting, network, pending: false };
  test('up', () =>
    assert.equal(
      said(libvirt.judge(good)),
      'ok libvirt: answers at qemu:///system\nok network: libvirt answers for its networks',
    ));
  test('a socket that is not there', { skip: missing('virsh') }, async () => {
    const found = await libvirt.look('qemu+unix:///system?socket=/nonexistent');
    assert.match(
      said(libvirt.judge(found)),
      /^fail libvirt: .*\/nonexistent.*No such file or directory \| make setup$/,
    );
  });
  test('one that never answers', () =>
    assert.match(said(libvirt.judge({ ...good, greeting: silent })), /^fail libvirt: .*: no answer within 3 s/));
  test('a group that needs a new login', () =>
    assert.match(
      said(libvirt.judge({ ...good, greeting: no('error: no'), pending: true })),
      /^fail .*refuses you \| log in again/,
    ));
  test('no networks, as where the daemon that makes them is off', () =>
    assert.match(
      said(libvirt.judge({ ...good, network: no('error: no virtnetworkd') })),
      /fail network: libvirt makes no networks: no virtnetworkd \| make setup/,
    ));
});

suite('who may do what', () => {
  const you = { name: 'you', uid: 1000, gids: [1000] };
  const qemuUser = { name: 'libvirt-qemu', uid: 64055, gids: [64055, 107] };
  const acl = (...lines: string[]) => parseAcls(`# file: /x\n# owner: 0\n# group: 50\n${lines.join('\n')}\n`)[0]!;
  for (const [name, lines, want] of [
    ['others may enter', ['user::rwx', 'group::---', 'other::--x'], true],
    ['nobody else may', ['user::rwx', 'group::---', 'other::---'], false],
    ['a named user may', ['user::rwx', 'user:64055:--x', 'group::---', 'mask::--x', 'other::---'], true],
    [
      'the mask takes it away',
      ['user::rwx', 'user:64055:--x\t#effective:---', 'group::---', 'mask::---', 'other::---'],
      false,
    ],
    [
      'a named entry shuts out whom others let in',
      ['user::rwx', 'user:64055:---', 'group::---', 'mask::--x', 'other::--x'],
      false,
    ],
    ['a named group may', ['user::rwx', 'group::---', 'group:107:r-x', 'mask::r-x', 'other::---'], true],
  ] as const) {
    test(`${name}: ${want}`, () => assert.equal(may(acl(...lines), qemuUser, 'x'), want));
  }
  test('root may', () => assert.ok(may(acl('user::---', 'group::---', 'other::---'), { ...you, uid: 0 }, 'rwx')));
});

suite('data folder', () => {
  const you = { name: 'you', uid: process.getuid!(), gids: process.getgroups!() };
  const stranger = { name: 'libvirt-qemu', uid: 64055, gids: [64055] };
  test('not there', async () =>
    assert.match(
      said(folder.judge(await folder.look('/nonexistent/x', 'qemu:///system'))),
      /^fail data folder: there is no \/nonexistent\/x \| make setup$/,
    ));
  test('in a home that qemu may not enter', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    mkdirSync(path.join(home, 'data'));
    chmodSync(home, 0o700);
    const found = await folder.look(path.join(home, 'data'), 'qemu:///system');
    assert.match(
      said(folder.judge({ ...found, you, qemu: stranger })),
      /^fail data folder: qemu, which runs as libvirt-qemu, can't enter .*makebox test-\w+ \| sudo setfacl -m u:libvirt-qemu:x '.*'/,
    );
  });
  test('that qemu may not read', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    chmodSync(home, 0o755);
    mkdirSync(path.join(home, 'data'), { mode: 0o700 });
    const found = await folder.look(path.join(home, 'data'), 'qemu:///system');
    assert.match(
      said(folder.judge({ ...found, you, qemu: stranger })),
      /^fail data folder: qemu, which runs as libvirt-qemu, can't read/,
    );
    assert.match(said(folder.judge({ ...found, you, qemu: undefined })), /^ok/);
  });
  test('that is somebody else’s', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    chmodSync(home, 0o755);
    const found = await folder.look(home, 'qemu:///session');
    assert.match(
      said(folder.judge({ ...found, you: { ...stranger, name: 'you' } })),
      /^fail data folder: you can't write in .* \| make setup$/,
    );
  });
});

suite('what qemu must open', { skip: missing('getfacl') }, () => {
  const mine = { name: 'libvirt-qemu', uid: 64055, gid: 64055 };
  const laid = async (kvm: number, domains: number) => {
    const root = temporary();
    const [device, folderOf] = [path.join(root, 'kvm'), path.join(root, 'qemu')];
    writeFileSync(device, '', { mode: kvm });
    mkdirSync(folderOf, { mode: domains });
    chmodSync(device, kvm);
    const found = await emulator.look('qemu:///system', device, folderOf, mine);
    return emulator.judge({ ...found, you: { name: 'uid 4321', uid: 4321, gids: [4321] } });
  };
  test('all is open', async () => {
    const [kvm, ...more] = await laid(0o666, 0o711);
    assert.match(said([kvm!]), /^ok kvm: qemu, which runs as libvirt-qemu, may open/);
    assert.deepEqual(more, []);
  });
  test('a KVM that root alone may open', async () =>
    assert.match(said((await laid(0o600, 0o711)).slice(0, 1)), /^fail kvm: qemu, .* can't open .*sudo chown root:kvm/));
  test('a folder of libvirt that shuts you out', async () =>
    assert.match(said((await laid(0o666, 0o700)).slice(1)), /^warn 9p: uid 4321 can't pass through .* \| make setup$/));
  test('qemu that runs as you needs neither', async () =>
    assert.deepEqual(emulator.judge(await emulator.look('qemu:///session')), []));
});

suite('how a finding looks', () => {
  const finding: Finding = { topic: 'disk', level: 'warn', what: 'w', why: 'y', mend: 'm' };
  test('plain', () => assert.equal(format(finding), 'warn  disk           w\n      why:  y\n      mend: m\n'));
  test('coloured', () => assert.ok(format(finding, true).startsWith('\u001b[33mwarn')));
});
