// A folder a case: what is in it goes through the generator, and what comes out is compared with want/ and want.err.
// UPDATE=1 writes what came out; it is refused where CI is set.

import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { read } from '../../scripts/files.ts';
import { generate } from '../../scripts/generate.ts';
import { copies } from '../../scripts/inputs.ts';
import { formatProblems, problemCodes } from '../../scripts/problem.ts';
import { newKeyPair } from '../../scripts/ssh-key.ts';
import { root, temporary } from '../support/folder.ts';
import { fixedMachine } from '../support/world.ts';

const update = Boolean(process.env['UPDATE']);
if (update && process.env['CI']) throw new Error('UPDATE=1 rewrites what CI is to compare with');

const here = path.join(root, 'test/golden');
const cases = readdirSync(here, { withFileTypes: true })
  .filter(e => e.isDirectory())
  .map(e => e.name)
  .sort();
const scratch = temporary();
// Whose key it is does not matter: the machine is a fixed one.
newKeyPair(path.join(scratch, 'key'), 'nobody');
process.env['SSH_KEY'] = path.join(scratch, 'key');
process.env['DATA_DIR'] = path.join(scratch, 'data');

/** A case as a checkout, with the modes that a plain umask gives; `shipped` lists definitions to take from distros/. */
function checkoutOf(name: string): string {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  const own = path.join(here, name);
  if (existsSync(path.join(own, 'shipped'))) {
    const stems = readFileSync(path.join(own, 'shipped'), 'utf8').split('\n').filter(Boolean);
    const wanted = (file: string) =>
      !/\.(ini|mk|lock)$/.test(file) || stems.some(stem => path.basename(file) === `${stem}.ini`);
    cpSync(path.join(root, 'distros'), path.join(folder, 'distros'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: wanted,
    });
  } else {
    cpSync(own, folder, {
      recursive: true,
      verbatimSymlinks: true,
      filter: file => !/^want(\.err)?$/.test(path.relative(own, file)),
    });
  }
  for (const file of filesOf(folder)) {
    const { mode } = lstatSync(path.join(folder, file));
    if (!lstatSync(path.join(folder, file)).isSymbolicLink())
      chmodSync(path.join(folder, file), mode & 0o100 ? 0o755 : 0o644);
  }
  cpSync(path.join(root, 'Makefile.in'), path.join(folder, 'Makefile.in'));
  const ahead = path.join(folder, 'ahead');
  if (existsSync(ahead))
    utimesSync(path.join(folder, readFileSync(ahead, 'utf8').trim()), Date.now() / 1000, Date.now() / 1000 + 3600);
  return folder;
}

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter(e => !e.isDirectory())
        .map(e => path.relative(folder, path.join(e.parentPath, e.name)))
        .sort()
    : [];

/** What a person reads, and the files that are written; Makefile is Makefile.in, and plan.json says nothing that the others don't. */
function outcome(folder: string): { err: string; files: Map<string, string>; codes: Set<string> } {
  const { sources, problems } = read(folder, stat => `${copies.mode(stat)} 0:0`);
  const made = generate({ ...sources, layersHead: '', machine: fixedMachine, compiler: name => `${name} 12.2.0` });
  const all = [...problems, ...made.problems];
  const codes = new Set<string>(all.map(p => p.code));
  const files = made.files.filter(f => f.path !== 'Makefile' && f.path !== 'generated/plan.json');
  const err =
    all.length > 0
      ? formatProblems(all)
          .replaceAll(/dated \d+ s/g, 'dated N s')
          .replaceAll(folder, '')
      : '';
  return { err, codes, files: new Map(all.length > 0 ? [] : files.map(f => [f.path, f.text])) };
}

const mend = 'if the difference is meant: UPDATE=1 node --test dist/test/golden/golden.test.js';

suite('golden', () => {
  for (const name of cases) {
    test(name, () => {
      const want = path.join(here, name, 'want');
      const wantErr = path.join(here, name, 'want.err');
      const { err, files, codes } = outcome(checkoutOf(name));
      const code = /^problem-(.*)/.exec(name)?.[1];
      assert.ok(!code || codes.has(code), `${name} does not show ${code}`);
      if (update) {
        for (const old of [want, wantErr]) rmSync(old, { recursive: true, force: true });
        if (err) writeFileSync(wantErr, err);
        for (const [file, text] of files) {
          mkdirSync(path.dirname(path.join(want, file)), { recursive: true });
          writeFileSync(path.join(want, file), text);
        }
      }
      assert.equal(err, existsSync(wantErr) ? readFileSync(wantErr, 'utf8') : '', mend);
      assert.deepEqual([...files.keys()].sort(), filesOf(want), mend);
      for (const [file, text] of files)
        assert.deepEqual(text.split('\n'), readFileSync(path.join(want, file), 'utf8').split('\n'), `${file}; ${mend}`);
    });
  }
  for (const code of problemCodes) {
    test(`the problem ${code} has a case of its name`, () => {
      assert.ok(cases.includes(`problem-${code}`), `make test/golden/problem-${code}`);
    });
  }
  test('every case says in its README what it proves', () => {
    for (const name of cases) assert.ok(readFileSync(path.join(here, name, 'README'), 'utf8').trim(), name);
  });
});
