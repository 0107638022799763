// run-NAME: the command line that qemu is given, and what SNAPSHOT=0 keeps.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { here } from '../../scripts/processor.ts';
import { checkout } from '../support/checkout.ts';
import { lay, missing } from '../support/folder.ts';
import { images, layered, make } from '../support/layered.ts';

const time = { timeout: 60_000 };
const skip = missing('setpriv', 'flock');

suite('run-NAME', { skip }, () => {
  const c = checkout({ ...layered, 'distros/x.mk': 'run-x: CPUS = 3\n' });
  make(c, 'image-x');
  /** What our command is called with, and qemu by it. */
  const run = (...words: string[]) => {
    const [own = [], ...more] = make(c, 'run-x', ...words).calls.filter(([, , name]) => name === 'run');
    assert.deepEqual(more, []);
    const at = own.indexOf('--');
    return { own: own.slice(3, at), qemu: own.slice(at + 1) };
  };
  const after = (words: readonly string[], word: string) => words[words.indexOf(word) + 1];

  test('boots the kernel of the image on what is thrown away, with the memory of the definition', time, () => {
    const { own, qemu } = run("CMD=echo it's; exit 3");
    assert.equal(after(own, '--command'), "echo it's; exit 3");
    assert.match(qemu[0]!, /^qemu-system-/);
    assert.match(after(qemu, '-drive')!, /layers\/\S+-x\.qcow2,snapshot=on/);
    assert.match(after(qemu, '-kernel')!, /generated\/data\/kernels\/\S+\/vmlinuz$/);
    assert.match(after(qemu, '-append')!, / systemd\.unit=makebox-run\.target/);
    assert.equal(after(qemu, '-m'), '2048M');
    assert.equal(after(qemu, '-smp'), '3');
    assert.ok(!own.includes('--timeout'));
  });
  test('takes what is asked for, with whatever letters there are in it', time, () => {
    const { own, qemu } = run(
      'CMD=true',
      'KERNEL=/srv/a kernel',
      'APPEND=one=1 two',
      'MEM=1G',
      'CPUS=1',
      'CPU=max',
      'PORTS=8080:80/tcp 53:5353/udp',
      "MOUNT=/srv/it's, mine",
      'SERIAL_LOG=a log',
      "RESULTS=it's here",
      'GDB=1',
      'MONITOR=a,socket',
      'FAST_BOOT=no',
      'TIMEOUT=9',
      'QEMU_ARGS=-device x,y=z',
    );
    assert.equal(after(qemu, '-kernel'), '/srv/a kernel');
    assert.ok(!qemu.includes('-initrd'));
    assert.match(after(qemu, '-append')!, /makebox\.run nokaslr( quiet)? one=1 two$/);
    assert.deepEqual([after(qemu, '-m'), after(qemu, '-smp'), after(qemu, '-cpu')], ['1G', '1', 'max']);
    assert.match(after(qemu, '-object')!, /,size=1G$/);
    assert.equal(after(qemu, '-netdev'), 'user,id=net');
    assert.equal(after(own, '--forwards'), 'tcp:127.0.0.1:8080-:80 udp:127.0.0.1:53-:5353');
    const printed = c.make(['run-x', 'PRINT=1', 'PORTS=8080:80 53:53/udp']).text;
    assert.match(printed, /-netdev 'user,id=net,hostfwd=tcp:127\.0\.0\.1:8080-:80,hostfwd=udp:127\.0\.0\.1:53-:53'/);
    assert.ok(qemu.includes("local,id=host,security_model=none,path=/srv/it's,, mine"), qemu.join('\n'));
    assert.equal(after(qemu, '-monitor'), 'unix:a,,socket,server=on,wait=off');
    assert.ok(qemu.includes('-S'));
    assert.deepEqual(qemu.slice(-2), ['-device', 'x,y=z']);
    assert.deepEqual(
      [
        after(own, '--mount'),
        after(own, '--log'),
        after(own, '--timeout'),
        after(own, '--boot'),
        after(own, '--results'),
      ],
      ["/srv/it's, mine", 'a log', '9', '0', "it's here"],
    );
  });
  test(
    'on what boots by itself takes a kernel that is told its root, and no other, before anything is built',
    time,
    () => {
      c.write({ 'distros/cloud.ini': '[image]\nfrom = file:disk.qcow2\n', 'disk.qcow2': 'disk' });
      for (const [words, told] of [
        [['KERNEL=/srv/kernel'], /KERNEL= on cloud: .* mend: APPEND=root=/],
        [['KERNEL=/srv/kernel', 'APPEND=myroot=1'], /KERNEL= on cloud: /],
        [['INITRD=/srv/initrd'], /INITRD= without KERNEL=: cloud boots by itself/],
        [['APPEND=root=/dev/vda1'], /APPEND= without KERNEL=/],
      ] as const) {
        const { code, text, built } = c.make(['run-cloud', 'CMD=true', ...words]);
        assert.deepEqual([code, built], [2, []]);
        assert.match(text, told);
      }
      const { calls } = make(c, 'run-cloud', 'CMD=true', 'KERNEL=/srv/kernel', 'APPEND=one root=/dev/vda1');
      const given = calls.find(([, , name]) => name === 'run')!;
      assert.equal(after(given, '-kernel'), '/srv/kernel');
      assert.match(after(given, '-append')!, /^root=\/dev\/vda .* one root=\/dev\/vda1$/);
      assert.ok(!given.includes('-initrd'));
      const { code, text } = c.make(['matrix', 'CMD=true', 'DISTROS=cloud', 'KERNELS=/srv/kernel']);
      assert.notEqual(code, 0);
      assert.match(text, /^cloud boots by itself\n {2}why: .*\n {2}mend: .*DISTROS=/m);
      c.remove('distros/cloud.ini');
      make(c, 'list');
    },
  );
  test('runs nothing that stands in a value', time, () => {
    const evil = "1;touch ran;'$(touch ran)`touch ran`";
    for (const name of [
      'MEM',
      'CPUS',
      'CPU',
      'PORTS',
      'MOUNT',
      'APPEND',
      'KERNEL',
      'INITRD',
      'MONITOR',
      'QEMU_ARGS',
      'SERIAL_LOG',
    ])
      c.make(['run-x', 'CMD=true'], { [name]: `$(shell touch ran)${evil}` });
    c.make(['run-x', 'CMD=true'], { PRINT: '$(shell touch ran)' });
    assert.ok(!existsSync(path.join(c.folder, 'ran')));
  });
  test('says why a share could not be mounted: which daemon did not come up, or that there is none', time, () => {
    const qemu = path.join(c.env['FAKE']!, 'bin', `qemu-system-${process.arch === 'x64' ? 'x86_64' : 'aarch64'}`);
    const daemon = path.join(c.folder, 'virtiofsd');
    lay('/', {
      [qemu]: "#!/bin/sh\necho 'makebox: /code could not be mounted' >&5; echo 'exit 125' >&3\n",
      [daemon]: '#!/bin/sh\necho first >&2; echo "no room" >&2; exit 1\n',
    });
    for (const file of [qemu, daemon]) chmodSync(file, 0o755);
    const failed = (words: string[], virtiofsd: string) => {
      const { code, text } = c.make(['run-x', 'CMD=true', ...words], { REAL: 'run', MAKEBOX_VIRTIOFSD: virtiofsd });
      assert.equal(code, 2, text);
      assert.match(text, /^exit 125$/m);
      return text;
    };
    assert.match(
      failed([], daemon),
      /^ {2}why: {2}virtiofsd of \/code did not come up: no room; and its kernel has no 9p$/m,
    );
    assert.match(failed([], '/nowhere'), /^ {2}why: {2}this host has no virtiofsd; /m);
    rmSync(qemu);
  });
  test('PRINT=1 prints it and runs nothing', time, () => {
    const { stdout, calls } = make(c, 'run-x', 'PRINT=1');
    assert.match(stdout, /^qemu-system-[\s\S]* -serial mon:stdio/m);
    assert.deepEqual(
      calls.filter(([, , name]) => name === 'run'),
      [],
    );
  });
  test('takes what distros/NAME.mk says, and not what .env says for up-', time, () => {
    const mine = c.read('distros/x.mk');
    const dotenv = c.read('.env');
    c.write({ '.env': `${dotenv}CPU=host-passthrough\nTIMEOUT=300\n` });
    const { own, qemu } = run('CMD=true');
    assert.ok(!own.includes('--timeout') && !qemu.includes('host-passthrough'));
    c.write({ 'distros/x.mk': `${mine}run-x: CPU = max\nrun-x: TIMEOUT = 9\nrun-x: MEM = 1G\n` });
    const ours = run('CMD=true');
    assert.deepEqual(
      [after(ours.own, '--timeout'), after(ours.qemu, '-cpu'), after(ours.qemu, '-m')],
      ['9', 'max', '1G'],
    );
    assert.equal(after(run('CMD=true', 'TIMEOUT=7').own, '--timeout'), '7');
    c.write({ 'distros/x.mk': mine, '.env': dotenv });
  });
  test('takes an ARCH that it is of', time, () => {
    assert.ok(run('CMD=true', `ARCH=${here.debian}`).qemu.length > 0);
  });
  test('takes no TIMEOUT that is no number of seconds, nor does what waits', time, () => {
    for (const timeout of ['2s', 'abc', '-5', '0'])
      for (const goal of ['run-x', 'down-x']) {
        const { code, text } = c.make([goal, 'CMD=true', `TIMEOUT=${timeout}`], { REAL: 'run down' });
        assert.equal(code, 2, text);
        assert.ok(text.includes(`TIMEOUT=${timeout} is no number`), text);
      }
    assert.ok(!run('CMD=true', 'TIMEOUT=').own.includes('--timeout'));
  });
  test('that fails, at whatever, leaves no result of the one before', time, () => {
    const results = ['generated/run-x.exit', 'generated/run-x.xml'];
    const left = () => results.filter(file => c.exists(file));
    const before = () => c.write(Object.fromEntries(results.map(file => [file, '0\n'])));
    before();
    for (const words of [['-n', 'run-x'], ['run-x', 'PRINT=1'], ['image-x']]) make(c, ...words);
    for (const flag of ['-q', '-t']) c.make([flag, 'run-x', 'CMD=true']);
    assert.deepEqual(left(), results);
    assert.notEqual(c.make(['run-x', 'CMD=true', 'KERNEL=/nonexistent'], { REAL: 'run' }).code, 0);
    assert.deepEqual(left(), []);
    c.write({ "it's here/run-x.exit": '0\n' });
    assert.notEqual(c.make(['run-x', 'CMD=true', 'KERNEL=/nonexistent', "RESULTS=it's here"], { REAL: 'run' }).code, 0);
    assert.ok(!c.exists("it's here/run-x.exit"));
    c.write({ '-odd/run-x.exit': '0\n' });
    make(c, 'run-x', 'CMD=true', 'RESULTS=-odd');
    assert.ok(!c.exists('-odd/run-x.exit'));
    before();
    c.hook('virt-customize', 'exit 1');
    c.write({ 'distros/snippets/s.cmd': 'install broken\n' });
    assert.notEqual(c.make(['run-x', 'CMD=true']).code, 0);
    assert.deepEqual(left(), []);
    before();
    c.write({ 'distros/x.ini': `${layered['distros/x.ini']}colour = red\n` });
    assert.notEqual(c.make(['run-x', 'CMD=true']).code, 0);
    assert.deepEqual(left(), []);
    c.hook('virt-customize', '');
    c.write({ 'distros/x.ini': layered['distros/x.ini'], 'distros/snippets/s.cmd': 'install a\n' });
  });
  test('SNAPSHOT=0 has a disk of its own, and gc leaves what that stands on', time, () => {
    const { own, qemu } = run('CMD=true', 'SNAPSHOT=0');
    const disk = path.join(realpathSync(path.join(c.folder, 'generated/workspace')), 'runs/x.qcow2');
    assert.ok(existsSync(disk));
    assert.ok(own.includes('--kept'));
    assert.equal(after(qemu, '-drive'), `if=none,id=disk,format=qcow2,file=${disk},cache=writeback`);
    c.write({ 'distros/snippets/s.cmd': 'install b\n' });
    make(c, 'image-x');
    make(c, 'gc');
    assert.equal(images(c).length, 5);
    assert.match(make(c, 'cache').stdout, /disk of run-x/);
  });
});
