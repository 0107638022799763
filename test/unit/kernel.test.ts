// Kernels: what decides their names, what did not stick of a configuration, and an initrd as cpio reads it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { parseDefinition } from '../../scripts/definition.ts';
import { cpio } from '../../scripts/kernels/cpio.ts';
import { missing, unstuck } from '../../scripts/kernels/kconfig.ts';
import { type Kernel, type KernelWorld, kernel } from '../../scripts/kernels/kernel.ts';
import { kernelRules } from '../../scripts/kernels/rule.ts';
import { kernelSettings } from '../../scripts/settings/kernel.ts';
import { missing as absent } from '../support/folder.ts';
import { fixedMachine } from '../support/world.ts';

const world = (more: Partial<KernelWorld> = {}): KernelWorld => ({
  machine: fixedMachine,
  kernelLocks: new Map([['k', { from: 'git:https://example.org/l.git#main', digest: 'c0ffee' }]]),
  fileDigest: path => `digest of ${path}`,
  compiler: name => `${name} 12`,
  ...more,
});
const made = (lines: string, more?: Partial<KernelWorld>): Kernel => {
  const { definition, problems } = parseDefinition('k', 'kernels/k.ini', `[kernel]\n${lines}\n`, kernelSettings);
  const found = kernel(definition, world(more), problems);
  assert.deepEqual(problems, []);
  return found!;
};
const from = 'git:https://example.org/l.git#main';
const git = `source = "${from}"\n`;

suite('the name of a kernel', () => {
  const before = made(`${git}groups = bpf`).id;
  test('is the same for the same', () => assert.equal(made(`groups = bpf\n${git}`).id, before));
  for (const [what, lines, more] of [
    ['its commit', `${git}groups = bpf`, { kernelLocks: new Map([['k', { from, digest: 'beef' }]]) }],
    ['what a group holds', `${git}groups = bpf`, { fileDigest: () => 'another' }],
    ['an option', `${git}groups = bpf\noptions = CONFIG_A=y`, {}],
    ['a word for make', `${git}groups = bpf\nmake = LLVM=1`, {}],
    ['what the compiler is', `${git}groups = bpf`, { compiler: () => 'gcc 13' }],
    ['a patch', `${git}groups = bpf\npatches = a.patch`, {}],
    ['the processor', `${git}groups = bpf`, { machine: { ...fixedMachine, arch: 'arm64' } }],
  ] as const)
    test(`changes with ${what}`, () => assert.notEqual(made(lines, more).id, before));
  test('changes with the compiler that a word for make names, and with no other', () => {
    const clang = (is: string) =>
      made(`${git}make = LLVM=1`, { compiler: name => (name === 'clang' ? is : `gcc ${is}`) }).id;
    assert.notEqual(clang('17'), clang('18'));
    const gcc = (is: string) => made(`${git}make = LLVM=1`, { compiler: name => (name === 'gcc' ? is : 'clang') }).id;
    assert.equal(gcc('12'), gcc('13'));
  });
  test('of a package changes with its archive, and with no compiler', () => {
    const lines = 'source = package:linux-image-amd64';
    assert.notEqual(made(`${lines}\nsnapshot = 20260801T000000Z`).id, made(lines).id);
    assert.equal(made(lines, { compiler: () => 'another' }).id, made(lines).id);
  });
  test('is the same from every mirror, and so is that of its sources', () => {
    for (const from of ['source = package:linux-image-amd64', 'source = package:linux-source-6.1']) {
      const near = made(`${from}\nmirror = http://near.example.org/debian`);
      assert.deepEqual([near.id, near.sources], [made(from).id, made(from).sources]);
      assert.equal((near.origin as { archive: { mirror: string } }).archive.mirror, 'http://near.example.org/debian');
    }
  });
  test('of an image is that of its digest, wherever it is taken from', () => {
    const at = (place: string, more = '') => made(`source = oci:${place}@sha256:${'0'.repeat(64)}\n${more}`).id;
    assert.equal(at('example.org/kernels'), at('127.0.0.1:5000/k', 'tls-verify = no'));
    assert.notEqual(at('example.org/kernels'), at('example.org/kernels', 'arch = arm64'));
  });
  test('of sources is the same for two configurations, and another one where they are patched', () => {
    assert.equal(made(git).sources, made(`${git}groups = bpf`).sources);
    assert.notEqual(made(git).sources, made(`${git}patches = a.patch`).sources);
  });
  test('is known before its source is, and another one then', () =>
    assert.notEqual(made(git, { kernelLocks: new Map() }).id, made(git).id));
});

suite('a configuration', () => {
  test('says what did not stick of what was asked for', () =>
    assert.deepEqual(
      unstuck(
        'CONFIG_A=y\nCONFIG_B=m\n# CONFIG_C is not set\nCONFIG_D=n\nCONFIG_E="x"\n',
        'CONFIG_B=y\nCONFIG_C=y\nCONFIG_E="y"\n',
      ),
      [
        { option: 'CONFIG_A', wanted: 'y', is: 'n' },
        { option: 'CONFIG_E', wanted: '"x"', is: '"y"' },
        { option: 'CONFIG_C', wanted: 'n', is: 'y' },
      ],
    ));
  test('is asked for by the last line that speaks of an option', () =>
    assert.deepEqual(unstuck('CONFIG_A=y\n# CONFIG_A is not set\n', 'CONFIG_B=y\n'), []));
  test('says what run-NAME would miss', () => {
    const all = ['VIRTIO_PCI', 'VIRTIO_BLK', 'EXT4_FS', 'VIRTIO_CONSOLE', 'DEVTMPFS', 'CGROUPS'].map(
      o => `CONFIG_${o}=m\n`,
    );
    assert.deepEqual(missing(all.join('')), []);
    assert.deepEqual(
      missing(all.slice(1).join('')).map(([option]) => option),
      ['CONFIG_VIRTIO_PCI'],
    );
  });
});

suite('an initrd', { skip: absent('cpio') }, () => {
  test('is what cpio unpacks', () => {
    const data = Buffer.from('insmod\n');
    const input = cpio([
      { path: 'linux', mode: 0o40755, data: Buffer.alloc(0) },
      { path: 'linux/a.ko', mode: 0o100644, data: Buffer.alloc(5, 'x') },
      { path: 'drivers', mode: 0o100640, data },
    ]);
    assert.equal(input.length % 512, 0);
    const { stdout } = spawnSync('cpio', ['-tv', '--quiet'], { input, encoding: 'utf8' });
    assert.match(
      stdout,
      /^drwxr-xr-x .* root +root +0 .* linux\n-rw-r--r-- .* 5 .* linux\/a\.ko\n-rw-r----- .* 7 .* drivers\n$/,
    );
    assert.equal(
      spawnSync('cpio', ['-i', '--quiet', '--to-stdout', 'drivers'], { input, encoding: 'utf8' }).stdout,
      'insmod\n',
    );
  });
});

suite('what builds a kernel', () => {
  const words = (lines: string) => {
    const { data } = kernelRules([made(`${git}${lines}`)]).at(-1)!;
    return [data['compiler'], data['words']];
  };
  for (const [lines, compiler, make] of [
    ['', 'gcc', ''],
    ['compiler = gcc-12\nmake = V=1', 'gcc-12', 'CC=gcc-12 V=1'],
    ['compiler = /opt/musl/bin/musl-gcc', '/opt/musl/bin/musl-gcc', 'CC=/opt/musl/bin/musl-gcc'],
    ['arch = arm64', 'aarch64-linux-gnu-gcc', 'ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu-'],
    [
      'arch = arm64\ncompiler = gcc-12',
      'aarch64-linux-gnu-gcc-12',
      'ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- CC=aarch64-linux-gnu-gcc-12',
    ],
    ['make = LLVM=1', 'clang', 'LLVM=1'],
    ['make = LLVM=-17', 'clang-17', 'LLVM=-17'],
    ['make = LLVM=/opt/llvm/bin/', '/opt/llvm/bin/clang', 'LLVM=/opt/llvm/bin/'],
    ['make = LLVM=1 CC=gcc-11 CC=gcc-12', 'gcc-12', 'LLVM=1 CC=gcc-11 CC=gcc-12'],
    ['compiler = gcc\nmake = LLVM=1', 'gcc', 'CC=gcc LLVM=1'],
    ['arch = arm64\nmake = LLVM=1', 'clang', 'ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- LLVM=1'],
    ['arch = arm64\ncompiler = clang', 'clang', 'ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- CC=clang'],
  ] as const)
    test(`with "${lines.replace('\n', ', ')}" is ${compiler}`, () => assert.deepEqual(words(lines), [compiler, make]));
  for (const [lines, key, value] of [
    ['compiler = ./cc', 'compiler', './cc'],
    ['make = V=1 CC=tools/cc', 'make', 'V=1 CC=tools/cc'],
    ['make = LLVM=../llvm/', 'make', 'LLVM=../llvm/'],
  ] as const)
    test(`is no program of the checkout: "${lines}" is refused, and none is called`, () => {
      const { definition, problems } = parseDefinition(
        'k',
        'kernels/k.ini',
        `[kernel]\n${git}${lines}\n`,
        kernelSettings,
      );
      const compiler = (name: string) => assert.fail(`calls ${name}`);
      assert.equal(kernel(definition, world({ compiler }), problems), undefined);
      const wanted = 'the name of a program, as gcc-12, or its whole path';
      assert.deepEqual(problems, [{ code: 'bad-value', file: 'kernels/k.ini', line: 3, args: [value, key, wanted] }]);
    });
});
