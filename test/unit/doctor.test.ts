import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import * as appliance from '../../scripts/doctor/appliance.ts';
import { may, parseAcls } from '../../scripts/doctor/access.ts';
import { type Finding, format } from '../../scripts/doctor/finding.ts';
import * as folder from '../../scripts/doctor/folder.ts';
import * as libvirt from '../../scripts/doctor/libvirt.ts';
import * as osinfo from '../../scripts/doctor/osinfo.ts';
import * as proxies from '../../scripts/doctor/proxies.ts';
import * as room from '../../scripts/doctor/room.ts';
import * as rootless from '../../scripts/doctor/rootless.ts';
import * as share from '../../scripts/doctor/share.ts';
import * as speed from '../../scripts/doctor/speed.ts';
import * as tools from '../../scripts/doctor/tools.ts';
import { needs, qemu } from '../../scripts/packages.ts';
import { entries } from '../../scripts/setup/folder.ts';
import { withGroups } from '../../scripts/setup/groups.ts';
import { mendOf, openSocket } from '../../scripts/setup/libvirt.ts';
import { type Answer, ask } from '../../scripts/tool.ts';
import { lay, missing, temporary } from '../support/folder.ts';

const yes = (out: string): Answer => ({ answered: true, ok: true, out, err: '' });
const no = (err: string): Answer => ({ answered: true, ok: false, out: '', err });
const silent: Answer = { answered: false, ok: false, out: '', err: '' };
const said = (findings: Finding | Finding[]) => [findings].flat().map(f => `${f.level} ${f.topic}: ${f.what}${f.mend ? ` | ${f.mend}` : ''}`).join('\n');

/** Programs before all others on the PATH, for the time of one call. */
async function pretend<T>(programs: Record<string, string>, call: () => Promise<T>): Promise<T> {
  const bin = temporary();
  lay(bin, programs);
  for (const name of Object.keys(programs)) chmodSync(path.join(bin, name), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${bin}:${before}`;
  try {
    return await call();
  } finally {
    process.env['PATH'] = before;
  }
}

suite('asking a tool', () => {
  test('one that never answers is killed, with what it started', async () => {
    const started = Date.now();
    const answer = await pretend({ mute: '#!/bin/sh\nsleep 1000 & sleep 1000\n' }, () => ask(['mute'], 0.3));
    assert.equal(answer.answered, false);
    assert.ok(Date.now() - started < 2000);
  });
  test('one that leaves a child on its pipes does not hold us', async () => {
    const started = Date.now();
    const answer = await pretend({ parent: '#!/bin/sh\nsleep 1000 &\necho done\nexit 3\n' }, () => ask(['parent'], 5));
    assert.deepEqual(answer, { answered: true, ok: false, out: 'done', err: '' });
    assert.ok(Date.now() - started < 2000);
  });
  test('one that is not there says so', async () => assert.match((await ask(['no-such-tool'])).err, /ENOENT/));
});

suite('tools', () => {
  const good = { missing: [], family: 'debian', versions: [{ tool: 'virsh', version: '9.0.0', answered: true }] } as const;
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
    assert.deepEqual(found.missing.filter(need => others.includes(need)), []);
    assert.match(said(tools.judge({ ...found, missing: [] })), new RegExp(`fail tools: ${qemu} --version did not answer within 3 s`));
  });
  for (const [a, b, want] of [
    ['4.3', '4.3', false], ['4.2.1', '4.3', true], ['10.0', '9.9', false], ['2.9', '2.38', true], ['4', '4.0', false], ['4', '4.1', true], ['4.3.1', '4.3', false],
  ] as const) {
    test(`${a} is ${want ? '' : 'not '}older than ${b}`, () => assert.equal(tools.older(a, b), want));
  }
});

suite('accelerator', () => {
  const tcg = { accel: 'tcg', why: 'the processor shows neither vmx nor svm', wanted: 'auto', pending: false } as const;
  test('KVM', () => assert.match(said(speed.judge({ ...tcg, accel: 'kvm', why: 'a guest ran under KVM' })), /^ok accelerator: KVM/));
  test('TCG says why', () => assert.match(said(speed.judge(tcg)), /^warn accelerator: TCG: the processor shows neither vmx nor svm \| switch virtualization on/));
  test('TCG by ACCEL is as it should be', () => assert.match(said(speed.judge({ ...tcg, wanted: 'tcg' })), /^ok/));
  test('KVM by ACCEL where it does not work', () => assert.match(said(speed.judge({ ...tcg, wanted: 'kvm' })), /^fail accelerator: ACCEL says KVM, but .* \| ACCEL=auto/));
  test('a group that needs a new login', () => assert.match(said(speed.judge({ ...tcg, why: "/dev/kvm can't be opened", pending: true })), /log in again/));
  test('no device', () => assert.match(said(speed.judge({ ...tcg, why: "/dev/kvm can't be opened" })), /\| make setup/));
  test('a KVM that hangs is noticed in 5 s', { skip: process.arch !== 'x64' && 'the probe is for x86' }, async () => {
    const dir = temporary();
    lay(dir, { kvm: '', cpuinfo: 'flags\t\t: fpu vmx sse\n' });
    process.env['MAKEBOX_KVM_DEVICE'] = path.join(dir, 'kvm');
    process.env['MAKEBOX_CPUINFO'] = path.join(dir, 'cpuinfo');
    const started = Date.now();
    const found = await pretend({ [qemu]: '#!/bin/sh\nsleep 1000\n' }, speed.look);
    assert.ok(Date.now() - started < 5000);
    assert.equal(found.accel, 'tcg');
    assert.match(found.why, /did not answer within 1 s/);
    delete process.env['MAKEBOX_KVM_DEVICE'];
    delete process.env['MAKEBOX_CPUINFO'];
  });
});

suite('libvirt', () => {
  const version = yes('Compiled against library: libvirt 9.0.0\nUsing library: libvirt 9.0.0\n');
  const network = yes('Name:           default\nActive:         yes\nAutostart:      yes\nBridge:         virbr0');
  const good = { uri: 'qemu:///system', version, network, pending: false };
  test('up', () => assert.equal(said(libvirt.judge(good)), 'ok libvirt: 9.0.0 at qemu:///system\nok network: default is active, on virbr0'));
  test('a socket that is not there', { skip: missing('virsh') }, async () => {
    const found = await libvirt.look('qemu+unix:///system?socket=/nonexistent');
    assert.match(said(libvirt.judge(found)), /^fail libvirt: .*\/nonexistent.*No such file or directory \| make setup$/);
  });
  test('one that never answers', () => assert.match(said(libvirt.judge({ ...good, version: silent })), /^fail libvirt: .*: no answer within 4 s/));
  test('a group that needs a new login', () => assert.match(said(libvirt.judge({ ...good, version: no('error: no'), pending: true })), /^fail .*refuses you \| log in again/));
  test('no network', () => assert.match(said(libvirt.judge({ ...good, network: no('') })), /fail network: libvirt has no network `default` \| make setup/));
  test('a network that is down', () => assert.match(said(libvirt.judge({ ...good, network: yes(network.out.replace('Active:         yes', 'Active:         no')) })), /fail network: .*not active/));
  test('a network that will not come back', () => assert.match(said(libvirt.judge({ ...good, network: yes(network.out.replace('Autostart:      yes', 'Autostart:      no')) })), /warn network/));
});

suite('who may do what', () => {
  const you = { name: 'you', uid: 1000, gids: [1000] };
  const qemuUser = { name: 'libvirt-qemu', uid: 64055, gids: [64055, 107] };
  const acl = (...lines: string[]) => parseAcls(`# file: /x\n# owner: 0\n# group: 50\n${lines.join('\n')}\n`)[0]!;
  for (const [name, lines, want] of [
    ['others may enter', ['user::rwx', 'group::---', 'other::--x'], true],
    ['nobody else may', ['user::rwx', 'group::---', 'other::---'], false],
    ['a named user may', ['user::rwx', 'user:64055:--x', 'group::---', 'mask::--x', 'other::---'], true],
    ['the mask takes it away', ['user::rwx', 'user:64055:--x\t#effective:---', 'group::---', 'mask::---', 'other::---'], false],
    ['a named entry shuts out whom others let in', ['user::rwx', 'user:64055:---', 'group::---', 'mask::--x', 'other::--x'], false],
    ['a named group may', ['user::rwx', 'group::---', 'group:107:r-x', 'mask::r-x', 'other::---'], true],
  ] as const) {
    test(`${name}: ${want}`, () => assert.equal(may(acl(...lines), qemuUser, 'x'), want));
  }
  test('root may', () => assert.ok(may(acl('user::---', 'group::---', 'other::---'), { ...you, uid: 0 }, 'rwx')));
});

suite('data folder', () => {
  const you = { name: 'you', uid: process.getuid!(), gids: process.getgroups!() };
  const stranger = { name: 'libvirt-qemu', uid: 64055, gids: [64055] };
  test('not there', async () => assert.match(said(folder.judge(await folder.look('/nonexistent/x', 'qemu:///system'))), /^fail data folder: there is no \/nonexistent\/x \| make setup$/));
  test('in a home that qemu may not enter', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    mkdirSync(path.join(home, 'data'));
    chmodSync(home, 0o700);
    const found = await folder.look(path.join(home, 'data'), 'qemu:///system');
    assert.match(said(folder.judge({ ...found, you, qemu: stranger })), /^fail data folder: qemu, which runs as libvirt-qemu, can't enter .*makebox test-\w+ \| sudo setfacl -m u:libvirt-qemu:x '.*'/);
  });
  test('that qemu may not read', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    chmodSync(home, 0o755);
    mkdirSync(path.join(home, 'data'), { mode: 0o700 });
    const found = await folder.look(path.join(home, 'data'), 'qemu:///system');
    assert.match(said(folder.judge({ ...found, you, qemu: stranger })), /^fail data folder: qemu, which runs as libvirt-qemu, can't read/);
    assert.match(said(folder.judge({ ...found, you, qemu: undefined })), /^ok/);
  });
  test('that is somebody else’s', { skip: missing('getfacl') }, async () => {
    const home = temporary();
    chmodSync(home, 0o755);
    const found = await folder.look(home, 'qemu:///session');
    assert.match(said(folder.judge({ ...found, you: { ...stranger, name: 'you' } })), /^fail data folder: you can't write in .* \| make setup$/);
  });
  test('setup’s ACL lets qemu and you read and write below, and nobody else', () => {
    assert.deepEqual(entries([1000, 1000], 64055), ['user:1000:rwx', 'user:64055:r-x', 'default:user:1000:rwx', 'default:user:64055:rwx', 'default:other::---']);
  });
  test('root needs no entry of its own', () => assert.deepEqual(entries([0], 0), ['default:other::---']));
});

suite('room', () => {
  test('little disk', () => assert.match(said(room.judge({ disk: 1000, memory: 9000 })), /^fail disk: 1\.0 GiB free/));
  test('some disk', () => assert.match(said(room.judge({ disk: 5000, memory: 9000 })), /^warn disk/));
  test('little memory', () => assert.match(said(room.judge({ disk: undefined, memory: 700 })), /^fail memory: 0\.7 GiB available/));
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
    const found = await pretend({ [qemu]: '#!/bin/sh\necho \'name "virtio-net-pci", bus PCI\'\n' }, () => share.look([process.execPath]));
    assert.match(said(share.judge(found)), /warn 9p: .* has no virtio-9p-pci/);
  });
  test('neither', () => assert.match(said(share.judge({ ...good, virtiofsd: '', devices: no('') })), /^fail share/));
});

suite('libguestfs', () => {
  const help = yes('--chown --tar-in --selinux-relabel');
  test('no kernel', async () => {
    const found = { ...(await appliance.look(temporary(), '/nonexistent/*/vmlinuz')), help };
    assert.match(said(appliance.judge(found)), /^fail appliance: there is no kernel in .*boot \| make setup/);
  });
  test('a kernel that only root may read', { skip: process.getuid!() === 0 && 'root reads everything' }, async () => {
    const boot = temporary();
    lay(boot, { 'vmlinuz-6.8': '' });
    chmodSync(path.join(boot, 'vmlinuz-6.8'), 0);
    const found = { ...(await appliance.look(boot, '/nonexistent/*/vmlinuz')), help };
    assert.match(said(appliance.judge(found)), /^fail appliance: you can't read .*vmlinuz-6\.8 \| sudo chmod \+r/);
  });
  test('a kernel that can’t be read, as judged', () => {
    const found = { kernels: [{ path: '/boot/vmlinuz-6.8', readable: false }], inModules: false, help };
    assert.match(said(appliance.judge(found)), /^fail appliance: you can't read \/boot\/vmlinuz-6\.8/);
  });
  test('options that this version lacks', async () => {
    const found = await pretend({ 'virt-customize': '#!/bin/sh\necho --tar-in\n' }, () => appliance.look());
    assert.match(said(appliance.judge(found)), /warn guestfs: virt-customize has no --chown \| in snippets, `run-command chown` for `chown`/);
  });
});

suite('rootless', () => {
  const bad = { root: false, name: 'ada', utilLinux: '2.38.1', unshare: no('unshare: unshare failed: Operation not permitted'), subuid: 'ada:100000:65536\n', apparmor: false };
  test('works', () => assert.match(said(rootless.judge({ ...bad, unshare: yes('') })), /^ok/));
  test('root needs it not', () => assert.match(said(rootless.judge({ ...bad, root: true })), /^ok rootless: not needed/));
  test('an old util-linux', () => assert.match(said(rootless.judge({ ...bad, utilLinux: '2.37.2' })), /^fail rootless: util-linux is 2\.37\.2/));
  test('no range of ids', () => assert.match(said(rootless.judge({ ...bad, subuid: '' })), /^fail rootless: ada has no range of ids .* \| sudo usermod --add-subuids/));
  test('AppArmor', () => assert.match(said(rootless.judge({ ...bad, apparmor: true })), /^fail rootless: AppArmor restricts/));
  test('a kernel that forbids it', () => assert.match(said(rootless.judge(bad)), /^fail rootless: unshare --map-auto: .*not permitted/));
});

suite('proxies', () => {
  test('none', async () => assert.match(said(proxies.judge({ ...(await proxies.look({})), apt: '' })), /^ok proxies: none$/));
  test('seen, without the password', async () => {
    const found = { ...(await proxies.look({ http_proxy: 'http://me:secret@proxy:3128', NO_PROXY: 'x' })), apt: '' };
    assert.equal(said(proxies.judge(found)), 'ok proxies: http_proxy http://…@proxy:3128, no_proxy x');
  });
  test('apt’s alone', async () => {
    const found = await pretend({ 'apt-config': "#!/bin/sh\necho \"p='http://cache:3142'\"\n" }, () => proxies.look({}));
    assert.match(said(proxies.judge(found)), /^warn proxies: apt's http:\/\/cache:3142 \| export http_proxy=http:\/\/cache:3142/);
  });
  test('on the loopback', () => assert.match(said(proxies.judge({ env: { http_proxy: 'http://127.0.0.1:3128' }, apt: '' })), /^warn proxies/));
});

suite('osinfo', () => {
  const list = yes('debian11, debianbullseye\ncentos7.0');
  test('known, by name or alias', () => assert.match(said(osinfo.judge({ wanted: { a: 'debianbullseye', b: 'detect=on,require=off' }, list })), /^ok/));
  test('unknown', () => assert.match(said(osinfo.judge({ wanted: { 'debian-13': 'debian13' }, list })), /^warn osinfo: unknown: debian13 of debian-13/));
  test('no list', () => assert.match(said(osinfo.judge({ wanted: {}, list: silent })), /^warn osinfo/));
});

suite('setup', () => {
  test('commands in new groups: they get them, and keep their words', { skip: missing('sg') || (process.getuid!() !== 0 && 'only root may take any group') }, () => {
    const [program = '', ...words] = withGroups(['printf', '%s|', "it's", '$x', 'a b'], ['daemon', 'games']);
    assert.equal(execFileSync(program, words, { encoding: 'utf8' }), "it's|$x|a b|");
    const [id = '', ...rest] = withGroups(['id', '-Gn'], ['daemon', 'games']);
    const groups = execFileSync(id, rest, { encoding: 'utf8' }).trim().split(' ');
    assert.deepEqual([groups[0], groups.includes('daemon'), groups.includes('games')], [execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim(), true, true]);
  });
  test('nothing pending: the command as it is', () => assert.deepEqual(withGroups(['make', 'x'], []), ['make', 'x']));
  test('libvirtd’s socket is the group’s, with what else the file says', () => {
    const text = openSocket('# x\nlog_level = 3\nunix_sock_group = "other"\n');
    assert.equal(text, '# x\nlog_level = 3\nauth_unix_rw = "none"\nunix_sock_group = "libvirt"\nunix_sock_rw_perms = "0770"\n');
  });
  test('a file that decides about it is left alone', () => assert.equal(openSocket('auth_unix_rw = "sasl"\n'), 'auth_unix_rw = "sasl"\n'));
  test('a range that is taken', () => assert.match(mendOf('internal error: Network is already in use by interface eth0'), /net-edit default/));
});

suite('how a finding looks', () => {
  const finding: Finding = { topic: 'disk', level: 'warn', what: 'w', why: 'y', mend: 'm' };
  test('plain', () => assert.equal(format(finding), 'warn  disk           w\n      why:  y\n      mend: m\n'));
  test('coloured', () => assert.match(format(finding, true), /^\u001b\[33mwarn/));
});
