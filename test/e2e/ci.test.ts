// ci/: the steps of the action run here, one after the other, as its host would: from nothing, and from what a registry has.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Checkout, checkout, dataFolder, remove, scratch } from './checkout.ts';
import { startRegistry } from './registry.ts';

const root = scratch();
const code = path.join(root, 'code');
let first: Checkout;
let registry: { host: string; stop: () => Promise<void> };

/** What a step of the action runs, with the inputs filled in as GitHub does it. */
function steps(one: Checkout, inputs: Readonly<Record<string, string>>) {
  const action = readFileSync(path.join(one.folder, 'ci/github/action.yml'), 'utf8');
  const defaults = new Map(
    [...action.matchAll(/^ {2}(\w+):\n(?: {4}\w+: .*\n)*? {4}default: (.*)$/gm)].map(([, k, v]) => [
      k!,
      v!.replaceAll(/['"]/g, ''),
    ]),
  );
  const filled = (text: string) =>
    text
      .replaceAll(/\$\{\{ github\.workspace \}\}/g, code)
      .replaceAll(/\$\{\{ github\.action_path \}\}/g, path.join(one.folder, 'ci/github'))
      .replaceAll(
        /\$\{\{ inputs\.(\w+) \}\}/g,
        (_, name: string) => inputs[name] ?? defaults.get(name) ?? assert.fail(name),
      );
  return action
    .slice(action.indexOf('  steps:'))
    .split(/^ {4}- /m)
    .flatMap(step => {
      const [, command] = /(?:^|\n) *run: (.*)$/m.exec(step) ?? [];
      const env = [...step.matchAll(/^ {8}([A-Z_]+): (.*)$/gm)].map(([, name, value]) => [name!, filled(value!)]);
      return command ? [{ command: filled(command), env: Object.fromEntries(env) as Record<string, string> }] : [];
    });
}

/** Runs those whose command ends so; the first that fails ends it. */
function run(one: Checkout, verbs: readonly string[], inputs: Readonly<Record<string, string>>) {
  let text = '';
  for (const { command, env } of steps(one, inputs).filter(step =>
    verbs.some(verb => step.command.endsWith(` ${verb}`)),
  )) {
    const result = spawnSync('sh', ['-e', '-c', command], {
      cwd: code,
      env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '', ...env },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    text += result.stdout + result.stderr;
    if (result.status !== 0) return { status: result.status, text };
  }
  return { status: 0, text };
}

const place = (name: string, data: string) => {
  const one = checkout(root, name, { DATA_DIR: data, PREFIX: `e2e-${name}-` });
  cpSync('ci', path.join(one.folder, 'ci'), { recursive: true });
  return one;
};

describe('the action of ci/', () => {
  before(async () => {
    mkdirSync(code, { recursive: true });
    writeFileSync(path.join(code, 'test'), '#!/bin/sh\necho tested on $(uname -s)\nexit $1\n', { mode: 0o755 });
    registry = await startRegistry(root);
    first = place('ci', dataFolder(root));
  });
  after(async () => {
    await registry.stop();
    remove(root);
  });

  it('sets the machine up, runs a command, gives its exit code, and has JUnit and the console in results/', () => {
    const one = first;
    const passed = run(one, ['setup', 'restore', 'run'], { cmd: './test 0' });
    assert.equal(passed.status, 0, passed.text);
    assert.match(passed.text, /no REGISTRY: everything is built here[\s\S]*^tested on Linux$/m);
    for (const file of ['run-debian-12.xml', 'debian-12.console'])
      assert.ok(existsSync(path.join(code, 'results', file)), file);
    const failed = run(one, ['run'], { cmd: './test 3', results: 'other results' });
    assert.equal(failed.status, 3, failed.text);
    assert.match(readFileSync(path.join(code, 'other results/run-debian-12.xml'), 'utf8'), /failure message="exit 3"/);
  });

  it('sends layers to a registry, and another machine takes them from there', () => {
    const at = { cmd: './test 0', registry: `http://${registry.host}/ci/layers` };
    const saved = run(first, ['save'], at);
    assert.equal(saved.status, 0, saved.text);
    assert.match(saved.text, /-debian-bookworm: sent/);
    const data = path.join(root, 'another data folder');
    mkdirSync(data);
    const other = place('ci-2', data);
    for (const name of ['debian-12.lock', 'registry.lock'])
      cpSync(path.join(first.folder, 'distros', name), path.join(other.folder, 'distros', name));
    const { status, text } = run(other, ['restore', 'run'], at);
    assert.equal(status, 0, text);
    assert.match(text, /-debian-bookworm: from /);
    assert.doesNotMatch(text, /building \S+-debian-bookworm/);
    assert.match(text, /^tested on Linux$/m);
  });
});
