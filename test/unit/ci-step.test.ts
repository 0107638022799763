// ci/step, with a make that only notes what it is called with.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { lay, root, temporary } from '../support/folder.ts';

const make = `#!/bin/sh
for word; do printf '%s|' "$word"; done >>log; echo >>log
case $1 in
run-*) goal=$1; for word; do case $word in RESULTS=*) results=\${word#*=} ;; esac; done; cp "exit-$goal" "$results/$goal.exit"; echo junit >"$results/$goal.xml" ;;
test-all) mkdir -p generated/workspace/logs/test-all; echo junit >generated/test-all.xml; exit 2 ;;
esac
`;

suite('ci/step', () => {
  const folder = temporary();
  cpSync(path.join(root, 'ci'), path.join(folder, 'ci'), { recursive: true });
  lay(folder, {
    'bin/make': make,
    'generated/.keep': '',
    'exit-run-a': '0',
    'exit-run-b': '3',
    'kernels/k.ini': '[kernel]\nsource = package:linux-image-x\n',
    'kernels/own.ini': '[kernel]\nsource = "dir:/src/linux"\n',
  });
  chmodSync(path.join(folder, 'bin/make'), 0o755);
  const log = path.join(folder, 'log');
  /** What make was called with in one step. */
  const step = (name: string, env: Readonly<Record<string, string>>) => {
    const { status, stderr } = spawnSync('sh', [path.join(folder, 'ci/step'), name], {
      cwd: folder,
      env: { PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`, NAMES: 'a b', CMD: "echo it's", ...env },
      encoding: 'utf8',
    });
    const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    rmSync(log, { force: true });
    return { status, stderr, calls };
  };

  test('runs the command in each, and ends with the worst code', () => {
    const { status, calls } = step('run', { KERNEL: 'k' });
    assert.equal(status, 3);
    const words = (name: string) =>
      `run-${name}|CMD=echo it's|KERNEL=k|SERIAL_LOG=${folder}/results/${name}.console|RESULTS=${folder}/results|`;
    assert.deepEqual(calls, [words('a'), words('b')]);
    assert.ok(existsSync(path.join(folder, 'results/run-b.xml')));
  });
  test('takes and sends the kernel with the layers, where it is one that a registry can have', () => {
    for (const [name, verb] of [
      ['restore', 'pull'],
      ['save', 'push'],
    ] as const)
      for (const [kernel, more] of [
        ['k', [`${verb}-kernel-k|`]],
        ['own', []],
        ['/boot/vmlinuz', []],
        ['', []],
      ] as const) {
        const { status, calls } = step(name, { REGISTRY: 'registry.test/x', KERNEL: kernel });
        assert.equal(status, 0);
        assert.deepEqual(calls, [`${verb}-a|`, `${verb}-b|`, ...more]);
      }
  });
  test('asks no registry where there is none', () => {
    assert.deepEqual(step('restore', { KERNEL: 'k' }).calls, []);
    assert.deepEqual(step('save', { KERNEL: 'k' }).calls, []);
  });
  test('test-all boots by libvirt, and keeps what it says', () => {
    const { status, calls } = step('run', { VERB: 'test-all' });
    assert.deepEqual([status, calls], [1, ["test-all|VMS=a b|CMD=echo it's|"]]);
    for (const file of ['test-all.xml', 'test-all']) assert.ok(existsSync(path.join(folder, 'results', file)), file);
  });
  test('test-all with a kernel is refused before anything is done', () => {
    const { status, stderr, calls } = step('setup', { VERB: 'test-all', KERNEL: 'k' });
    assert.deepEqual([status, calls], [2, []]);
    assert.match(stderr, /^ci: KERNEL=k, and VERB=test-all\n {2}why: .*\n {2}mend: /);
  });
});

suite('the action', () => {
  const action = readFileSync(path.join(root, 'ci/github/action.yml'), 'utf8');
  test('uses each of its inputs, and no other', () => {
    const inputs = [...action.slice(0, action.indexOf('\nruns:')).matchAll(/^ {2}([a-z]+):$/gm)].map(
      ([, name]) => name,
    );
    const used = [...action.matchAll(/inputs\.([a-z]+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(used)].sort(), inputs.sort());
  });
  test('tells each step of makebox that takes or sends layers which kernel is meant', () => {
    const steps = action.split(/^ {4}- /m).filter(text => /step (restore|run|save)/.test(text));
    assert.equal(steps.length, 3);
    for (const text of steps) assert.match(text, /KERNEL: \$\{\{ inputs\.kernel \}\}/);
  });
});
