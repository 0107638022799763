// `make graph` and `make report` as a person reads them in a terminal, and what they leave.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { builtCheckout } from '../support/built.ts';
import { checkout } from '../support/checkout.ts';

const c = builtCheckout();

suite('in a terminal', () => {
  test('graph prints the forest, and says where the pictures are', () => {
    const { code, stdout, text } = c.make(['graph']);
    assert.equal(code, 0, text);
    assert.equal(
      stdout,
      [
        'LAYER            KIND        STATE        SIZE  BUILT IN  IMAGE OF',
        'debian-bookworm  mmdebstrap  cached    400 MiB    40.0 s',
        '├─ tools         snippet     cached    100 MiB    20.0 s  common',
        '│  ├─ db         identity    cached    1.0 MiB     0.1 s  db',
        '│  └─ web        identity    cached    1.0 MiB     0.1 s  web',
        '└─ docker        snippet     cached    300 MiB    30.0 s',
        '   ├─ k8s        identity    cached    2.0 MiB     0.2 s  k8s',
        '   └─ later      snippet     to build        -         -',
        '      └─ next    identity    to build        -         -  next',
        '',
        '8 layers, 6 cached, 804 MiB, built in 1 min 30 s',
        'generated/graph.dot, generated/graph.svg',
        '',
      ].join('\n'),
    );
    assert.match(c.read('generated/graph.dot'), /^digraph layers \{\n/);
    assert.match(c.read('generated/graph.svg'), /^<svg class="layers" [\s\S]*<\/svg>\n$/);
  });
  test('report says where the page is; the same records give the same bytes', () => {
    const { code, stdout, text } = c.make(['report']);
    assert.deepEqual([code, stdout], [0, 'generated/report.html\n'], text);
    const first = c.read('generated/report.html');
    assert.equal(c.make(['report']).code, 0);
    assert.equal(c.read('generated/report.html'), first);
    assert.ok(!first.includes(c.folder) && !first.includes(c.data), 'a path of this machine is in the page');
  });
  test('of a layer whose record is missing or broken, only its file is known', () => {
    const other = builtCheckout();
    const named = (name: string) => other.layers().find(file => file.endsWith(`-${name}.json`))!;
    rmSync(path.join(other.data, 'layers', named('tools')));
    writeFileSync(path.join(other.data, 'layers', named('docker')), '{"id":');
    const { code, stdout, text } = other.make(['graph', 'report']);
    assert.equal(code, 0, text);
    assert.match(stdout, /^├─ tools +snippet +cached +0 KiB +- +common$/m);
    assert.match(stdout, /^└─ docker +snippet +cached +0 KiB +-$/m);
  });
  test('a reader that has gone is no failure', async () => {
    const child = spawn(process.execPath, ['dist/makebox.cjs', 'graph'], { cwd: c.folder, env: c.env });
    child.stdout.destroy();
    const [[code], said] = await Promise.all([once(child, 'exit'), child.stderr.setEncoding('utf8').toArray()]);
    assert.deepEqual([code, said], [0, []]);
  });
  test('both build nothing', () => {
    const before = c.layers();
    assert.deepEqual([c.make(['graph']).built, c.make(['report']).built], [[], []]);
    assert.deepEqual(c.layers(), before);
  });
  test('where there is no definition yet, both say so without a word of an error', () => {
    const empty = checkout({ 'distros/files/.keep': '' });
    for (const goal of ['graph', 'report']) {
      const { code, text } = empty.make([goal]);
      assert.equal(code, 0, text);
    }
    assert.match(empty.read('generated/report.html'), /No layer with a record yet/);
  });
  test('clean takes the pictures and the page away', () => {
    const made = ['generated/graph.dot', 'generated/graph.svg', 'generated/report.html'];
    const other = checkout({ 'distros/files/.keep': '' });
    other.make(['graph', 'report']);
    assert.deepEqual(made.filter(other.exists), made);
    assert.equal(other.make(['clean']).code, 0);
    assert.deepEqual(made.filter(other.exists), []);
  });
});
