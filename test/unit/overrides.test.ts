import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readEnv, readOverrides } from '../../scripts/overrides.ts';
import type { Problem } from '../../scripts/problem.ts';

const env = (text: string) => {
  const problems: Problem[] = [];
  return {
    settings: Object.fromEntries(readEnv('.env', text, problems)),
    problems: problems.map(p => [p.code, p.line, ...p.args.slice(0, 2)]),
  };
};
const mk = (text: string) => {
  const problems: Problem[] = [];
  readOverrides('centos-7', 'distros/centos-7.mk', text, problems);
  return problems.map(p => [p.code, p.line, ...p.args]);
};

suite('.env', () => {
  test('settings are taken as dotenv reads them', () => {
    const { settings, problems } = env(
      '# mine\nMEMORY=512\nexport ACCEL=tcg\nCODE_DIR="/srv/my code" # here\nNETWORK=\'network=a,model=b\'\n',
    );
    assert.deepEqual(settings, { MEMORY: '512', ACCEL: 'tcg', CODE_DIR: '/srv/my code', NETWORK: 'network=a,model=b' });
    assert.deepEqual(problems, []);
  });
  test("other programs' variables stay out of make, secrets among them", () => {
    assert.deepEqual(env('GITHUB_TOKEN=hunter2\nFOO=bar\n'), { settings: {}, problems: [] });
  });
  test('values are not expanded', () =>
    assert.equal(env('KERNEL_ARGS=$HOME $(id) `id`\n').settings['KERNEL_ARGS'], '$HOME $(id) `id`'));
  test('what is a letter or two from a setting is a slip: unknown-env', () => {
    assert.deepEqual(env('\nMEMROY=512\n').problems, [['unknown-env', 2, 'MEMROY', 'MEMORY']]);
  });
  for (const line of [
    'CODE_DIR=code',
    'DATA_DIR=/a#b',
    'DATA_DIR="/a:b"',
    'DATA_DIR=/100%',
    'SSH_KEY=id',
    'ACCEL=hvf',
    'PREFIX=A_',
    'TIMEOUT=0',
    'MEMORY=2G',
    'VCPUS=-1',
    'FIRMWARE=uefi',
    'CDROM=x.iso',
    'BOOT_ORDER=hd floppy',
    'KERNEL_ARGS="a\nb"',
  ]) {
    test(`${JSON.stringify(line)}: bad-env`, () => {
      const { settings, problems } = env(line.replace('/a#b', '"/a#b"'));
      assert.deepEqual([problems[0]?.[0], problems[0]?.[1], settings], ['bad-env', 1, {}]);
    });
  }
  test('of two lines for one name the last one is meant, in the message too', () => {
    assert.deepEqual(env('ACCEL=kvm\nACCEL=no\n').problems, [['bad-env', 2, 'no', 'ACCEL']]);
  });
});

suite('NAME.mk', () => {
  test('lines for one target pass, and so does any other make code', () => {
    assert.deepEqual(
      mk('centos-7.xml: FSDEV_FLAGS = accessmode=passthrough\n# MEMORY = 1\nmine = 2\nifdef X\nendif\n'),
      [],
    );
  });
  for (const line of [
    'MEMORY = 512',
    '  MEMORY=512',
    'MEMORY := 512',
    'MEMORY ?= 512',
    'MEMORY += 512',
    'override MEMORY = 512',
    'export MEMORY = 512',
    'MEMORY ::= 512',
    'MEMORY != echo 512',
  ]) {
    test(`a plain assignment speaks of every VM: ${line}`, () => {
      const [problem, ...others] = mk(`\n${line}\n`);
      assert.deepEqual([problem?.slice(0, 3), others], [['plain-override', 2, 'MEMORY'], []]);
    });
  }
  test('a setting of the machine is no less for all', () =>
    assert.equal(mk('LIBVIRT_URI = test:///default\n')[0]?.[0], 'plain-override'));
  test('what is of the machine can not be for one target', () =>
    assert.deepEqual(mk('\ncentos-7.xml: LIBVIRT_URI ?= test:///default\n'), [['machine-override', 2, 'LIBVIRT_URI']]));
  test('the mend is the line to write', () => assert.equal(mk('MEMORY = 512\n')[0]?.[3], 'centos-7.xml: MEMORY = 512'));
});
