// The make text as make itself reads it, and the shell text that it would run.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { has, missing, root } from '../support/folder.ts';

const c = checkout({
  'distros/x.ini': `${debian}layers = s\n`,
  'distros/x.lock': locked,
  'distros/y.ini': 'like = x\n',
  'distros/t.ini': '[image]\nfrom = virt-builder:fedora-41\n',
  'distros/t.lock': 'from = virt-builder:fedora-41\ndigest = d2\n',
  'distros/u.ini': `[image]\nfrom = url:https://example.com/disk.raw.xz\nexpand = /dev/sda1\nsha256 = ${'ab'.repeat(32)}\n`,
  'distros/f.ini': '[image]\nfrom = file:images/a disk.raw.zst\n',
  'distros/b.ini': '[image]\nfrom = box:images/x.box\n',
  'distros/o.ini': `[image]\nfrom = oci:example.com/disks/x@sha256:${'ab'.repeat(32)}\n`,
  'distros/i.ini': '[image]\nfrom = iso:images/x.iso\nanswers = images/x.ks\n',
  'distros/a.ini': '[image]\nfrom = iso:images/x.iso\nanswers = images/x.yaml\n',
  'distros/d.ini': '[image]\nfrom = domain:by hand\n',
  'distros/d.lock': 'from = domain:by hand\ndigest = d3\n',
  ...Object.fromEntries(['a disk.raw.zst', 'x.box', 'x.iso', 'x.ks', 'x.yaml'].map(name => [`images/${name}`, name])),
  'distros/snippets/s.cmd': 'install a\n',
});
assert.equal(c.make(['list']).code, 0);
const verbs = /^VERBS = (.*)$/m.exec(c.read('Makefile'))![1]!.split(' ');
const goals = [
  'x.xml',
  ...['t', 'u', 'f', 'b', 'o', 'i', 'a', 'd'].map(name => `${name}.xml`),
  'up',
  'down',
  'status',
  'list',
  'destroy',
  'help',
  'doctor',
  ...verbs.map(verb => `${verb}-x`),
];
const tree = () =>
  readdirSync(c.folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => {
      const file = path.join(c.folder, name);
      return existsSync(file) ? `${name} ${statSync(file).mtimeMs}` : name;
    });

suite('make -n', () => {
  test('reads as it did: test/make/dry-run holds it', () => {
    const text = c
      .make(['-n', 'x.xml'])
      .text.replaceAll(c.folder, '/checkout')
      .replaceAll(/[0-9a-f]{16}/g, 'ID')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
      .replaceAll(/makebox-[0-9a-f]{8}-/g, 'makebox-CHECKOUT-')
      .replaceAll(/52:54:00(:[0-9a-f]{2}){3}/g, 'MAC')
      .replaceAll(/label=\+\d+:\+\d+/g, 'label=OWNER');
    const want = path.join(root, 'test/make/dry-run');
    if (process.env['UPDATE'] && !process.env['CI']) writeFileSync(want, text);
    assert.deepEqual(
      text.split('\n'),
      readFileSync(want, 'utf8').split('\n'),
      'if the difference is meant: UPDATE=1 node --test dist/test/make/text.test.js',
    );
  });
  test('changes nothing, whatever the goal', () => {
    const before = tree();
    for (const goal of goals) {
      const { code, text, built } = c.make(['-n', goal]);
      assert.deepEqual([code, built], [0, []], `${goal}: ${text}`);
    }
    assert.deepEqual(tree(), before);
  });
  test('is a script that sh can read', () => {
    for (const goal of goals) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: c.make(['-n', goal]).stdout, encoding: 'utf8' });
      assert.equal(status, 0, `${goal}: ${stderr}`);
    }
  });
  test('passes shellcheck', { skip: missing('shellcheck') }, () => {
    // 2034: `disks` and `logs` serve lines that a VM may not have. 2086, 2046: words of ours without spaces, and options that must part.
    // 2016: what is quoted is for another shell. 2164: sh -e is on. 2015: the middle part can't fail. 2093: each recipe is a script. 2154: set in some layers only.
    const excluded = '--exclude=SC2034,SC2086,SC2046,SC2016,SC2015,SC2164,SC2093,SC2154';
    for (const goal of goals) {
      const { status, stdout } = spawnSync('shellcheck', ['-s', 'sh', excluded, '-'], {
        input: `set -eu\n${c.make(['-n', goal]).stdout}`,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${goal}: ${stdout}`);
    }
  });
});

suite('make reads it', () => {
  test('without a warning of an undefined variable of ours', () => {
    for (const goal of goals) {
      const { text } = c.make(['-n', '--warn-undefined-variables', goal]);
      const ours = text
        .split('\n')
        .filter(
          line =>
            /warning: undefined variable/.test(line) &&
            !/'(MAKECMDGOALS|__BASH_MAKE_COMPLETION__|INFO|GNUMAKEFLAGS|MAKEFLAGS)'/.test(line),
        );
      assert.deepEqual([...new Set(ours)], [], goal);
    }
  });
  test('without any other warning: no rule stands twice', () => {
    for (const goal of goals) assert.doesNotMatch(c.make(['-n', goal]).text, /warning: (?!undefined)|Circular/);
  });
  test('every goal that is offered is one that make knows', () => {
    const { stdout } = c.make(['-pnrRq', 'help']);
    for (const goal of [
      'up',
      'down',
      'destroy',
      'status',
      'list',
      'ssh-config',
      'doctor',
      'setup',
      'demo',
      'uninstall',
      'regenerate',
      'check',
      'check-fast',
      'bench',
      'help',
    ]) {
      assert.match(stdout, new RegExp(`^${goal}:`, 'm'), goal);
    }
  });
});

suite('nothing to do', () => {
  test('is one process, for a VM, for two, with overrides', { skip: traceable() }, () => {
    c.write({ 'distros/y.mk': 'y.xml: VCPUS = 3\n' });
    assert.equal(c.make(['x.xml', 'y.xml']).code, 0);
    for (const words of [['x.xml'], ['x.xml', 'y.xml']]) {
      const log = path.join(c.env['FAKE']!, 'strace');
      execFileSync('strace', ['-f', '-qq', '-e', 'trace=execve,clone,clone3,fork,vfork', '-o', log, 'make', ...words], {
        cwd: c.folder,
        env: c.env,
      });
      const lines = readFileSync(log, 'utf8')
        .split('\n')
        .filter(line => / = \d+$/.test(line));
      assert.deepEqual(
        lines.map(line => /\b(execve|clone3?|v?fork)\b/.exec(line)?.[1]),
        ['execve'],
        lines.join('\n'),
      );
    }
  });
});

suite('the path of the checkout', () => {
  test('may be another one tomorrow: the VMs keep their identity, and nothing is built', () => {
    const uuid = () => /^x\.uuid = (.*)$/m.exec(c.read('generated/x.mk'))![1];
    assert.equal(c.make(['x.xml']).code, 0);
    const before = uuid();
    const moved = `${c.folder} moved`;
    execFileSync('mv', [c.folder, moved]);
    const again = spawnSync('make', ['-n', 'x.xml'], { cwd: moved, env: c.env, encoding: 'utf8' });
    execFileSync('mv', [moved, c.folder]);
    assert.doesNotMatch(again.stdout, /mmdebstrap|virt-customize/);
    assert.equal(uuid(), before);
  });
});

function traceable(): string | false {
  if (!has('strace')) return missing('strace');
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? false : 'strace may not trace here';
}
