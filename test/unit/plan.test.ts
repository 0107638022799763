import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chainOf, planned, problemsOf } from '../support/world.ts';

const debian = '[image]\nfrom = mmdebstrap:bookworm\n';
const settingOf = (ini: string, variable: string) =>
  planned({ inis: { x: ini } }).vms[0]!.values.find(v => v.variable === variable);
const template = '[image]\nfrom = virt-builder:fedora-41\n';
/** On a host that has no virtiofsd. */
const shareOf = (ini: string) => planned({ inis: { x: ini }, machine: { virtiofs: false } }).vms[0]!.shares[0]!;
const transportOf = (ini: string) => shareOf(ini).transport;
const codes = (inis: Record<string, string>) => problemsOf({ inis }).map(p => [p.code, p.file, p.line]);

suite('defaults', () => {
  test('a definition that only says where it comes from is complete', () => {
    const [vm] = planned({ inis: { x: debian } }).vms;
    assert.deepEqual(
      vm!.shares.map(s => [s.name, s.target]),
      [['code', '/code']],
    );
    assert.equal(vm!.user, 'ada');
    assert.deepEqual(settingOf(debian, 'MEMORY'), { variable: 'MEMORY', value: '2048', origin: 'default' });
  });
  test('a value knows the line that it comes from', () => {
    assert.deepEqual(settingOf(`${debian}[domain]\nmemory = 512\n`, 'MEMORY'), {
      variable: 'MEMORY',
      value: '512',
      origin: 'distros/x.ini:4',
    });
  });
  test('a share without a type is virtiofs', () => {
    assert.equal(settingOf(debian, 'FSDEV_FLAGS')?.value, 'driver.type=virtiofs,accessmode=passthrough');
  });
  for (const old of ['centos7.0', 'centos6.10', 'debian10', 'debian9', 'ubuntu18.04', 'rhel7.9']) {
    test(`a share without a type is 9p where ${old} has no virtiofs`, () => {
      const ini = `${template}[domain]\nos-variant = ${old}\n`;
      assert.equal(settingOf(ini, 'FSDEV_FLAGS')?.value, 'accessmode=passthrough');
    });
  }
  for (const young of ['debian11', 'debian12', 'ubuntu22.04', 'centos-stream9', 'fedora38']) {
    test(`a share without a type is virtiofs on ${young}`, () => {
      assert.match(settingOf(`${debian}[domain]\nos-variant = ${young}\n`, 'FSDEV_FLAGS')!.value, /virtiofs/);
    });
  }
  test('a share without a type is 9p where the host has no virtiofsd', () => {
    assert.equal(transportOf(template), '9p');
    assert.equal(transportOf(`${debian}kernel = linux-image-amd64\n`), '9p');
  });
  test("a share without a type is a copy where the host has no virtiofsd and the guest's kernel no 9p", () => {
    assert.equal(transportOf(debian), 'rsync');
    assert.deepEqual([shareOf(debian).kept, shareOf(`${debian}[share code]\ntype = rsync\n`).kept], [true, undefined]);
    for (const el of ['rhel9.2', 'centos-stream9', 'almalinux8', 'centos8'])
      assert.equal(transportOf(`${template}[domain]\nos-variant = ${el}\n`), 'rsync', el);
  });
  test('a share that is asked for is not second-guessed', () => {
    assert.equal(settingOf(`${debian}[share code]\ntype = 9p\n`, 'FSDEV_FLAGS')?.value, 'accessmode=passthrough');
    assert.match(
      settingOf(`${debian}[domain]\nos-variant = centos7.0\n[share code]\ntype = virtiofs\n`, 'FSDEV_FLAGS')!.value,
      /virtiofs/,
    );
  });
  test('no share: nothing is mounted and nothing is passed', () => {
    const plan = planned({ inis: { x: `${debian}[share code]\ntype = none\n` } });
    assert.deepEqual(plan.vms[0]!.shares, []);
    assert.deepEqual(plan.layers.find(l => l.kind === 'identity')?.shares, []);
  });
});

suite('identity of a VM', () => {
  const vmOf = (machine = {}, name = 'x') => planned({ inis: { [name]: debian }, machine }).vms[0]!;
  test('UUID and MAC follow from checkout and name alone', () => {
    const { uuid, mac } = vmOf();
    const same = planned({ inis: { a: debian, x: '[image]\nfrom = virt-builder:fedora-41\n' } }).vms.find(
      vm => vm.name === 'x',
    )!;
    assert.deepEqual([same.uuid, same.mac], [uuid, mac]);
  });
  test('another name or another checkout is another machine', () => {
    const all = [vmOf(), vmOf({}, 'y'), vmOf({ workspace: 'fedcba9876543210' })];
    assert.equal(new Set(all.map(vm => vm.uuid)).size, 3);
    assert.equal(new Set(all.map(vm => vm.mac)).size, 3);
  });
  test('what it was born as counts, and for itself alone', () => {
    const { uuid, mac } = vmOf({}, 'old');
    const vms = planned({ inis: { x: `born = old\n${debian}`, y: 'like = x\n' } }).vms;
    assert.deepEqual([vms[0]!.uuid, vms[0]!.mac], [uuid, mac]);
    assert.equal(vms[1]!.uuid, vmOf({}, 'y').uuid);
  });
  test('the UUID is one of version 8, and the MAC is one of QEMU', () => {
    const { uuid, mac } = vmOf();
    assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.match(mac, /^52:54:00(:[0-9a-f]{2}){3}$/);
  });
});

suite('like', () => {
  test('what a definition leaves out comes from the one it is like', () => {
    const inis = { base: `${debian}[domain]\nmemory = 512\nvcpus = 4\n`, x: 'like = base\n[domain]\nvcpus = 1\n' };
    const values = new Map(
      planned({ inis })
        .vms.find(vm => vm.name === 'x')!
        .values.map(v => [v.variable, v]),
    );
    assert.deepEqual(values.get('MEMORY'), { variable: 'MEMORY', value: '512', origin: 'distros/base.ini:4' });
    assert.deepEqual(values.get('VCPUS'), { variable: 'VCPUS', value: '1', origin: 'distros/x.ini:3' });
  });
  test('a chain of three, the nearest first', () => {
    const inis = {
      a: `${debian}[domain]\nmemory = 101\nvcpus = 1\ncpu = one\n`,
      b: 'like = a\n[domain]\nmemory = 102\nvcpus = 2\n',
      c: 'like = b\n[domain]\nmemory = 103\n',
    };
    const values = planned({ inis }).vms.find(vm => vm.name === 'c')!.values;
    assert.deepEqual(
      ['MEMORY', 'VCPUS', 'CPU'].map(name => values.find(v => v.variable === name)?.value),
      ['103', '2', 'one'],
    );
  });
  test('two that are alike share every layer but their identity', () => {
    const plan = planned({
      inis: { a: `${debian}layers = one two\n`, b: 'like = a\n' },
      snippets: { one: 'install x\n', two: 'install y\n' },
    });
    const [a, b] = ['a', 'b'].map(name => chainOf(plan, name).map(l => l.id));
    assert.deepEqual(a!.slice(0, -1), b!.slice(0, -1));
    assert.notEqual(a!.at(-1), b!.at(-1));
    assert.equal(plan.layers.length, 5);
  });
  test('a lock speaks for all that inherit the source from its definition', () => {
    const given = { inis: { a: debian, b: 'like = a\n', c: debian } };
    const open = planned(given);
    assert.deepEqual(
      open.images.map(image => image.unlocked),
      ['a', 'a', 'c'],
    );
    const locked = planned({ ...given, locks: { a: { from: 'mmdebstrap:bookworm', digest: 'd1' } } });
    assert.deepEqual(
      locked.images.map(image => image.unlocked),
      [undefined, undefined, 'c'],
    );
    assert.equal(chainOf(locked, 'a')[0]!.id, chainOf(locked, 'b')[0]!.id);
  });
});

suite('what a plan may not be made of', () => {
  test('no source: missing-from', () =>
    assert.deepEqual(codes({ x: '[domain]\nmemory = 101\n' }), [['missing-from', 'distros/x.ini', 0]]));
  for (const source of [
    'debian',
    'mmdebstrap:',
    'docker:alpine',
    'mmdebstrap:book worm',
    'url:/etc/passwd',
    'virt-builder:a/b',
  ]) {
    test(`from = ${source}: bad-source`, () =>
      assert.deepEqual(codes({ x: `[image]\nfrom = ${source}\n` }), [['bad-source', 'distros/x.ini', 2]]));
  }
  test('a download that nothing vouches for: missing-checksum', () => {
    assert.deepEqual(codes({ x: '[image]\nfrom = url:https://example.com/x.qcow2\n' }), [
      ['missing-checksum', 'distros/x.ini', 2],
    ]);
    assert.deepEqual(codes({ x: `[image]\nfrom = url:https://example.com/x.qcow2\nsha256 = ${'0'.repeat(64)}\n` }), []);
    assert.deepEqual(
      codes({ x: '[image]\nfrom = url:https://example.com/x.qcow2\nsha256sums = https://example.com/SUMS\n' }),
      [],
    );
  });
  test('a key of another source: wrong-source', () => {
    assert.deepEqual(codes({ x: `${debian}check-signature = no\n` }), [['wrong-source', 'distros/x.ini', 3]]);
  });
  test("a key of another source that was only inherited is nobody's mistake", () => {
    assert.deepEqual(
      codes({ a: `${debian}packages = vim\n`, b: 'like = a\n[image]\nfrom = virt-builder:debian-12\n' }),
      [],
    );
  });
  test('like nothing: unknown-like, with the nearest', () => {
    const [problem, ...others] = problemsOf({ inis: { base: debian, x: '\nlike = bas\n' } });
    assert.deepEqual(
      [problem, others],
      [{ code: 'unknown-like', file: 'distros/x.ini', line: 2, args: ['bas', 'base'] }, []],
    );
  });
  test('like in a ring: like-cycle, and no endless loop', () => {
    assert.equal(codes({ a: 'like = a\n' })[0]?.[0], 'like-cycle');
    assert.equal(codes({ a: 'like = b\n', b: 'like = c\n', c: 'like = a\n' })[0]?.[0], 'like-cycle');
    assert.equal(codes({ a: 'like = b\n', b: 'like = c\n', c: 'like = b\n' })[0]?.[0], 'like-cycle');
  });
  test('a snippet that is not there: unknown-snippet, told once where it is written', () => {
    const problems = problemsOf({
      inis: { a: `${debian}layers = dokcer\n`, b: 'like = a\n' },
      snippets: { docker: 'install docker.io\n' },
    });
    assert.deepEqual(problems, [
      { code: 'unknown-snippet', file: 'distros/a.ini', line: 3, args: ['dokcer', 'docker'] },
    ]);
  });
});
